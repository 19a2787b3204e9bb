using System.Collections.Generic;
using System.Linq;

namespace BalancedKernels.Ptx.Decoding;

/// <summary>Finds where lanes that part at a branch meet again: at its immediate postdominator.</summary>
/// <remarks>
/// A kernel that ends in several places has only its end in common; so what lanes on the way to one of these places
/// have in common counts, too: those that end elsewhere are not waited for.
/// The method is the usual one for dominators, on the graph of instructions backwards: number from the end,
/// then intersect what successors have until nothing changes (Cooper, Harvey and Kennedy, 2001).
/// </remarks>
internal sealed class Convergence
{
    private readonly IReadOnlyList<PtxInstruction> instructions;
    private readonly int? onlyEnd;
    private readonly int end;
    private readonly int[] order;
    private readonly int[] postdominator;

    private Convergence(IReadOnlyList<PtxInstruction> instructions, int? onlyEnd)
    {
        this.instructions = instructions;
        this.onlyEnd = onlyEnd;
        end = instructions.Count;
        order = new int[end + 1];
        postdominator = new int[end + 1];
    }

    public static void Find(IReadOnlyList<PtxInstruction> instructions)
    {
        new Convergence(instructions, onlyEnd: null).Find();

        // The last instruction ends a kernel, too, whatever it is.
        IEnumerable<int> ends = instructions.Where(instruction =>
            instruction.Decoded.Flow == Flow.End).Select(instruction => instruction.Number);
        foreach (int onlyEnd in ends.Append(instructions.Count))
            new Convergence(instructions, onlyEnd).Find();
    }

    private void Find()
    {
        List<int> backwards = NumberFromEnd();
        System.Array.Fill(postdominator, -1);
        postdominator[end] = end;
        for (bool changed = true; changed;)
        {
            changed = false;
            foreach (int node in backwards)
            {
                int meet = -1;
                foreach (int next in Successors(node))
                    meet = postdominator[next] < 0 ? meet : meet < 0 ? next : Intersect(meet, next);

                changed |= meet != postdominator[node];
                postdominator[node] = meet;
            }
        }

        foreach (PtxInstruction instruction in instructions.Where(instruction => instruction.Reconvergence < 0))
            instruction.Reconvergence = postdominator[instruction.Number] == end
                ? -1
                : postdominator[instruction.Number];
    }

    private int Intersect(int a, int b)
    {
        while (a != b)
        {
            while (order[a] > order[b])
                a = postdominator[a];
            while (order[b] > order[a])
                b = postdominator[b];
        }

        return a;
    }

    // Reverse postorder of the backward graph: the end first, every node after something that it leads to.
    private List<int> NumberFromEnd()
    {
        List<int>[] predecessors = new List<int>[end + 1];
        for (int node = 0; node <= end; node++)
            predecessors[node] = [];
        for (int node = 0; node < end; node++)
        {
            foreach (int next in Successors(node))
                predecessors[next].Add(node);
        }

        List<int> finished = [];
        bool[] seen = new bool[end + 1];
        Stack<(int Node, int Next)> open = new([(end, 0)]);
        seen[end] = true;
        while (open.TryPop(out (int Node, int Next) at))
        {
            if (at.Next == predecessors[at.Node].Count)
            {
                finished.Add(at.Node);
                continue;
            }

            open.Push((at.Node, at.Next + 1));
            int before = predecessors[at.Node][at.Next];
            if (!seen[before])
            {
                seen[before] = true;
                open.Push((before, 0));
            }
        }

        finished.Reverse();
        for (int i = 0; i < finished.Count; i++)
            order[finished[i]] = i;

        return finished[1..];
    }

    private IEnumerable<int> Successors(int node)
    {
        PtxInstruction instruction = instructions[node];
        bool always = instruction.Guard.Number < 0;
        if (instruction.Decoded.Flow == Flow.Branch)
            yield return instruction.Decoded.BranchTo;
        if (instruction.Decoded.Flow == Flow.End && (onlyEnd is null || onlyEnd == node))
            yield return end;
        if (!always || instruction.Decoded.Flow is not (Flow.Branch or Flow.End))
            yield return node + 1;
    }
}
