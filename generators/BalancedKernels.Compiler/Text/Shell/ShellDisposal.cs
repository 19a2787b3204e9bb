using BalancedKernels.Compiler.Models;

namespace BalancedKernels.Compiler.Text.Shell;

/// <summary>Writes a layer's Dispose, which also calls the Dispose of the user's class or of its base class.</summary>
internal static class ShellDisposal
{
    public static void Write(CodeWriter code, GeneratedMembers members)
    {
        if (members.Dispose == MemberImplementation.Absent)
            return;

        code.Line();
        if (members.Dispose == MemberImplementation.Public)
        {
            code.Line("/// <summary>Frees the layer's memory on its device.</summary>");
            code.Line("/// <remarks>Every later call of Forward throws ObjectDisposedException.</remarks>");
        }

        code.Line(ShellFrame.GeneratedCode);
        code.Open(Signature(members));
        code.Line(
            $"{members.EngineField}{(members.Constructors == UserConstructors.None ? string.Empty : "?")}.Dispose();");

        if (members.HasOwnDispose)
            code.Line("Dispose();");
        else if (members.BaseDispose is BaseDispose.Hidden or BaseDispose.Virtual)
            code.Line("base.Dispose();");

        code.Close();
    }

    private static string Signature(GeneratedMembers members) => members switch
    {
        { Dispose: MemberImplementation.Explicit } => $"void {RuntimeNames.Disposable}.Dispose()",
        { BaseDispose: BaseDispose.Virtual or BaseDispose.Abstract } => "public override void Dispose()",
        _ => "public void Dispose()",
    };
}
