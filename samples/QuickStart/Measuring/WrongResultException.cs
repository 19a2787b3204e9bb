using System;

namespace QuickStart.Measuring;

/// <summary>A kernel's output is further from the reference than rounding can explain.</summary>
internal sealed class WrongResultException(string message) : Exception(message);
