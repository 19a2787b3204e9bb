using BalancedKernels.Compiler.Models;

namespace BalancedKernels.Compiler.Text.Shell;

/// <summary>Writes a layer's Dispose, which leaves nothing of the user's or of a base class's undisposed.</summary>
internal static class ShellDisposal
{
    public static void Write(CodeWriter code, ShellMembers members)
    {
        if (members.Dispose == MemberImplementation.Absent)
            return;

        code.Line();
        if (members.Dispose == MemberImplementation.Public)
        {
            code.Line("/// <summary>Gives back what the layer holds on its device.</summary>");
            code.Line("/// <remarks>After it every Forward throws ObjectDisposedException.</remarks>");
        }

        code.Line(ShellFrame.GeneratedCode);
        code.Open(Head(members));
        code.Line(
            $"{members.EngineField}{(members.Constructors == UserConstructors.None ? string.Empty : "?")}.Dispose();");

        if (members.HasOwnDispose)
            code.Line("Dispose();");
        else if (members.BaseDispose is BaseDispose.Hidden or BaseDispose.Virtual)
            code.Line("base.Dispose();");

        code.Close();
    }

    private static string Head(ShellMembers members) => members switch
    {
        { Dispose: MemberImplementation.Explicit } => $"void {RuntimeNames.Disposable}.Dispose()",
        { BaseDispose: BaseDispose.Virtual or BaseDispose.Abstract } => "public override void Dispose()",
        _ => "public void Dispose()",
    };
}
