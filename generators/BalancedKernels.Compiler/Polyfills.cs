// The one type that netstandard2.0 lacks and records need.
namespace System.Runtime.CompilerServices;

internal static class IsExternalInit
{
}
