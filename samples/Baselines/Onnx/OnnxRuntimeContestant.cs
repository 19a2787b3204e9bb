using System;
using Microsoft.ML.OnnxRuntime;

namespace Baselines.Onnx;

/// <summary>
/// A model in ONNX Runtime that computes one layer or chain, or several copies of it that read the same input.
/// </summary>
internal sealed class OnnxRuntimeContestant : IContestant
{
    private readonly float[] output;
    private readonly OnnxSession session;

    /// <summary>Loads a model.</summary>
    /// <param name="name">What a table calls it.</param>
    /// <param name="model">The bytes of a model file.</param>
    /// <param name="how">How to run it.</param>
    /// <param name="signature">Inputs and outputs: as many as the model has copies of a layer.</param>
    /// <param name="input">What every copy reads; stays in place.</param>
    /// <exception cref="OnnxRuntimeException">ONNX Runtime refused the model.</exception>
    public OnnxRuntimeContestant(string name, byte[] model, OnnxOptions how, OnnxSignature signature, float[] input)
    {
        Name = name;
        Copies = signature.Inputs.Count;
        long length = 1;
        foreach (long size in signature.OutputShape)
            length *= size;

        output = new float[length];
        float[] unread = Copies == 1 ? output : new float[length];
        session = new OnnxSession(model, how);
        for (int copy = 0; copy < Copies; copy++)
        {
            session.BindInput(signature.Inputs[copy], input, signature.InputShape);
            session.BindOutput(signature.Outputs[copy], copy == 0 ? output : unread, signature.OutputShape);
        }
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public int Copies { get; }

    /// <inheritdoc/>
    public ReadOnlySpan<float> Output => output;

    /// <inheritdoc/>
    public void Run() => session.Run();

    /// <summary>Writes what the runs so far took, where the options asked for it.</summary>
    /// <returns>The path of the file.</returns>
    public string EndProfile() => session.EndProfile();

    /// <inheritdoc/>
    public void Dispose() => session.Dispose();
}
