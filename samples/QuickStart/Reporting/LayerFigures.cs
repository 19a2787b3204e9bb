using Baselines.Timing;

namespace QuickStart.Reporting;

/// <summary>Everything that was measured on one layer.</summary>
/// <param name="Name">The layer's tensors: fc1.</param>
/// <param name="Inputs">Columns of the weight matrix.</param>
/// <param name="Outputs">Rows of the weight matrix.</param>
/// <param name="Pattern">The pattern, or <c>dense</c>.</param>
/// <param name="TrueRatio">The share of the weights that is removed.</param>
/// <param name="DenseBytes">Bytes of the dense weights.</param>
/// <param name="PackedBytes">Bytes of the weights on the device, indices included.</param>
/// <param name="Error">How far the outputs were from the reference in double.</param>
/// <param name="Times">Our time per call beside the baselines'.</param>
internal sealed record LayerFigures(
    string Name,
    int Inputs,
    int Outputs,
    string Pattern,
    double TrueRatio,
    long DenseBytes,
    long PackedBytes,
    LargestError Error,
    Comparison Times);
