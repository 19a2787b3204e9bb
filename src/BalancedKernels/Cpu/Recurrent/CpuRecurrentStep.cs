using System.Runtime.CompilerServices;

namespace BalancedKernels;

/// <summary>
/// One step of one layer, in all its directions at once; an item is a band, whose units its thread takes from products
/// to states.
/// </summary>
/// <remarks>
/// So threads meet once for each step, and what a thread multiplies is in its own cache when it is used.
/// </remarks>
internal sealed unsafe class CpuRecurrentStep(RecurrentDescription layer, int batch) : CpuWork
{
    private readonly int bands = RecurrentRowCount.Bands(layer.Hidden);
    private readonly CpuRecurrentPass?[] passes = new CpuRecurrentPass?[layer.Directions];
    private readonly CpuStepBuffers[] places = new CpuStepBuffers[layer.Directions];

    /// <summary>Gets how many items a step has.</summary>
    public int Items => layer.Directions * bands;

    /// <summary>Chooses the pass of a direction; its place stays to be filled.</summary>
    public void Enter(int direction, CpuRecurrentPass pass)
    {
        passes[direction] = pass;
        places[direction].Bias = (float*)Unsafe.AsPointer(ref pass.Bias.Span[0]);
    }

    /// <summary>Lets go of the passes: a state does not keep a layer's weights.</summary>
    public void Leave() => System.Array.Clear(passes);

    /// <summary>Gets where a direction reads and writes.</summary>
    public ref CpuStepBuffers Place(int direction) => ref places[direction];

    /// <inheritdoc/>
    public override void Run(in ParallelJob order, int first, int end)
    {
        while (first < end)
        {
            int direction = first / bands;
            int last = System.Math.Min((direction + 1) * bands, end);
            RunBands(passes[direction]!, in places[direction], first - (direction * bands), last - (direction * bands));
            first = last;
        }
    }

    private void RunBands(CpuRecurrentPass pass, in CpuStepBuffers place, int firstBand, int endBand)
    {
        int firstTile = firstBand * layer.Gates;
        int endTile = endBand * layer.Gates;
        if (place.Input is not null)
            pass.Input.ComputeTiles(place.Input, place.InputSums, batch, place.InputPackId, firstTile, endTile);

        pass.Hidden.ComputeTiles(place.HiddenBefore, place.HiddenSums, batch, place.HiddenPackId, firstTile, endTile);
        if (layer.Kind == RecurrentKind.Lstm)
            CpuGates.Lstm(in place, batch, layer.Hidden, layer.Outputs, firstBand, endBand);
        else
            CpuGates.Gru(in place, batch, layer.Hidden, layer.Outputs, firstBand, endBand);
    }
}
