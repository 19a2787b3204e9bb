using System;

namespace Benchmarks.Measuring;

/// <summary>An output is further from the reference than rounding can explain.</summary>
internal sealed class WrongResultException(string message) : Exception(message);
