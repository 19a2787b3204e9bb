using Measurement;
using SpeechDetection.Measuring;

namespace SpeechDetection.Tests;

public sealed class AgreementTests
{
    [Fact]
    public void A_probability_that_is_too_far_away_or_no_number_ends_the_run()
    {
        Assert.Equal(
            "ours finds 0.50002 for chunk 1, theirs 0.5: they may differ by 1E-05 at most.",
            Assert.Throws<WrongResultException>(() =>
                Agreement.Check("ours", [0, 0.50002f], "theirs", [0, 0.5f])).Message);
        Assert.Throws<WrongResultException>(() => Agreement.Check("ours", [float.NaN], "theirs", [0]));
        Assert.Throws<WrongResultException>(() => Agreement.Check("ours", [0], "theirs", [float.NaN]));
        Assert.InRange(Agreement.Check("ours", [0.500005f], "theirs", [0.5f]), 4e-6, 6e-6);
    }

    [Fact]
    public void Decisions_change_where_the_threshold_lies_between()
    {
        Assert.Equal(2, Agreement.DecisionsChanged([0.5f, 0.4f, 0.9f, 0.1f], [0.49f, 0.6f, 0.6f, 0.2f]));
        Assert.Equal(0.3, Agreement.LargestDifference([0.5f, 0.4f], [0.5f, 0.1f]), 1e-6);
    }
}
