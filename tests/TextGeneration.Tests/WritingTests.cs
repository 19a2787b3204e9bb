using Measurement;
using TextGeneration.Measuring;
using TextGeneration.Networks;

namespace TextGeneration.Tests;

public sealed class WritingTests
{
    [Fact]
    public void A_text_goes_on_with_the_character_of_the_highest_score()
    {
        using ScriptedDecoder decoder = new("scripted", 1);
        Assert.Equal("xyabcdef", Alphabet.Decode(Writing.Continue(decoder, Alphabet.Encode("xya"), 5)));
        Assert.Equal("xyz", Alphabet.Decode(Writing.Continue(decoder, Alphabet.Encode("xy"), 1)));
    }

    [Fact]
    public void Scores_that_rounding_does_not_explain_end_the_run()
    {
        using ScriptedDecoder truth = new("theirs", 1);
        using ScriptedDecoder near = new("near", 1.00001f);
        using ScriptedDecoder far = new("far", 1.0001f);
        using ScriptedDecoder lost = new("lost", float.NaN);

        Assert.InRange(Writing.Compare(near, truth, [5, 6]), 0.9e-5, 1.1e-5);
        Assert.Equal(
            "far scores character 6 after position 0 1.0001, theirs 1: they may differ by 6.0e-05.",
            Assert.Throws<WrongResultException>(() => Writing.Compare(far, truth, [5, 6])).Message);
        Assert.Throws<WrongResultException>(() => Writing.Compare(lost, truth, [5]));
    }

    [Fact]
    public void The_alphabet_spells_what_it_numbered()
    {
        Assert.Equal("Two\nlines ~ 1.", Alphabet.Decode(Alphabet.Encode("Two\nlines ~ 1.")));
        Assert.Equal([0, 1, DecoderShape.Characters - 1], Alphabet.Encode("\n ~"));
        Assert.Equal(2, Alphabet.FindStranger("caé"));
        Assert.Equal(-1, Alphabet.FindStranger("ca\n"));
    }
}
