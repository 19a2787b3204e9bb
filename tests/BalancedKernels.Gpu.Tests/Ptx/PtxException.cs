using System;

namespace BalancedKernels.Gpu.Tests.Ptx;

/// <summary>PTX did what hardware would refuse, or what the interpreter does not know.</summary>
internal sealed class PtxException(string message) : Exception(message);
