using System;
using System.Collections.Generic;
using BalancedKernels;
using PaperNetworks.Networks;
using Baselines;

namespace PaperNetworks.Measuring;

/// <summary>A network of ours in one precision.</summary>
/// <param name="WeightType">How weights are stored.</param>
/// <param name="Dense">All layers dense.</param>
/// <param name="Balanced">All layers balanced.</param>
/// <param name="Chosen">Each layer in its faster form: the network that counts.</param>
/// <param name="Layers">What the layers take.</param>
internal sealed record OurForms(
    WeightType WeightType, OurNetwork Dense, OurNetwork Balanced, OurNetwork Chosen, IReadOnlyList<LayerTime> Layers)
    : IDisposable
{
    /// <summary>Gets the largest difference from a baseline so far, as a share of the largest output.</summary>
    public double Difference { get; private set; }

    /// <summary>Runs every form and holds it to a baseline that ran already.</summary>
    /// <exception cref="Measurement.WrongResultException">
    /// An output is further from the baseline's than rounding explains.
    /// </exception>
    public void Check(IContestant baseline)
    {
        foreach (OurNetwork form in (OurNetwork[])[Dense, Balanced, Chosen])
        {
            form.Run();
            Difference = Math.Max(Difference, Agreement.Check(form, baseline));
        }
    }

    public void Dispose()
    {
        Dense.Dispose();
        Balanced.Dispose();
        Chosen.Dispose();
    }
}
