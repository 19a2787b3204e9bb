namespace GpuBundle.Bench.Results;

/// <summary>One goal and what was reached.</summary>
/// <param name="Line">The goals of one line stand together.</param>
/// <param name="Asked">What is to be reached, for people.</param>
/// <param name="Goal">The least value that reaches it.</param>
/// <param name="Reached">The value; null where no row speaks about it.</param>
/// <param name="Verdict">met, missed or not run.</param>
/// <param name="Rows">How many rows it comes from.</param>
internal sealed record GoalRow(string Line, string Asked, double Goal, double? Reached, string Verdict, int Rows);
