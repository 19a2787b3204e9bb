namespace Benchmarks.Limits;

/// <summary>Reads a stretch of memory once.</summary>
/// <param name="from">Its first byte, on a cache line.</param>
/// <param name="bytes">Its length, a multiple of <see cref="ReadLoops.Step"/>.</param>
/// <returns>Something that depends on every byte, so that no read can be left out.</returns>
internal unsafe delegate int ReadLoop(byte* from, long bytes);
