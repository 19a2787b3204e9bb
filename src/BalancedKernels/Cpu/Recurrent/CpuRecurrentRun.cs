using System;

namespace BalancedKernels;

/// <summary>One Forward of a recurrent layer: from layer to layer, from step to step.</summary>
internal readonly unsafe ref struct CpuRecurrentRun(
    RecurrentDescription layer, CpuDevice device, CpuRecurrentPass[] passes, CpuRecurrentState state)
{
    private readonly int batch = state.Batch;

    /// <summary>Computes some steps, [steps, batch, inputs] to [steps, batch, outputs].</summary>
    public void Compute(float* input, float* output, int steps)
    {
        // Every layer but the first reads and writes numbers of the same shape: the output is the other half of the
        // way.
        float* between = layer.Layers > 1 ? state.Between(steps) : null;
        float* from = input;
        for (int at = 0; at < layer.Layers; at++)
        {
            float* to = (layer.Layers - at) % 2 == 1 ? output : between;
            ComputeLayer(at, from, to, steps);
            from = to;
        }

        state.Advance(steps);
    }

    private void ComputeLayer(int at, float* from, float* to, int steps)
    {
        for (int direction = 0; direction < layer.Directions; direction++)
            state.Step.Enter(direction, passes[(at * layer.Directions) + direction]);

        int atOnce = Math.Min(state.StepsAtOnce, steps);
        for (int done = 0; done < steps; done += atOnce)
            ComputeSteps(at, from, to, steps, done, Math.Min(atOnce, steps - done));
    }

    // The way there takes steps from the beginning, the way back as many from the end.
    private void ComputeSteps(int at, float* from, float* to, int steps, int done, int count)
    {
        int inputs = at == 0 ? layer.Inputs : layer.Outputs;
        int rows = RecurrentRowCount.Of(layer.Kind, layer.Hidden);
        bool together = count == 1;
        for (int direction = 0; !together && direction < layer.Directions; direction++)
        {
            int first = direction == 0 ? done : steps - done - count;
            passes[(at * layer.Directions) + direction].Input.Compute(
                from + ((nint)first * batch * inputs), state.InputSums(direction, count), count * batch);
        }

        long cost = 0;
        for (int direction = 0; direction < layer.Directions; direction++)
        {
            CpuRecurrentPass pass = passes[(at * layer.Directions) + direction];
            cost += (pass.Hidden.CostPerSample + (together ? pass.Input.CostPerSample : 0)) * batch;
        }

        for (int step = 0; step < count; step++)
        {
            for (int direction = 0; direction < layer.Directions; direction++)
            {
                int pass = (at * layer.Directions) + direction;
                int time = direction == 0 ? done + step : steps - 1 - done - step;
                int place = direction == 0 ? step : count - 1 - step;
                ref CpuStepBuffers stands = ref state.Step.Place(direction);
                stands.Input = together ? from + ((nint)time * batch * inputs) : null;
                stands.InputSums = state.InputSums(direction, count) + ((nint)place * batch * rows);
                stands.HiddenSums = state.HiddenSums(direction);
                stands.HiddenBefore = state.HiddenBefore(pass, done + step);
                stands.HiddenAfter = state.HiddenAfter(pass, done + step);
                stands.Cell = state.Cell(pass);
                stands.Output = to + ((nint)time * batch * layer.Outputs) + (direction * layer.Hidden);
                stands.InputPackId = CpuLinearProduct.ReservePackIds(2 * batch);
                stands.HiddenPackId = stands.InputPackId + batch;
            }

            device.Share(new ParallelJob(state.Step, 0, 0, batch, 0, state.Step.Items, 0), cost);
        }
    }
}
