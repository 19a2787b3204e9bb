using System;

namespace BalancedKernels;

/// <summary>Sets weights of one dense row to zero until it fits a pattern.</summary>
/// <param name="row">[inputs]; holds no NaN.</param>
internal delegate void RowPruning(Span<float> row);
