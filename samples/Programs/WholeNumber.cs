using System.CommandLine;
using System.CommandLine.Parsing;

namespace Programs;

/// <summary>Options that are whole numbers within limits.</summary>
public static class WholeNumber
{
    /// <summary>Describes an option that has a value when it is not given.</summary>
    /// <param name="name">The option: <c>--batch</c>.</param>
    /// <param name="description">What it says.</param>
    /// <param name="usual">What it is when not given.</param>
    /// <param name="most">The largest; the smallest is 1.</param>
    public static Option<int> Option(string name, string description, int usual, int most)
    {
        Option<int> option =
            new(name) { Description = description, DefaultValueFactory = _ => usual, HelpName = $"1..{most}" };
        option.Validators.Add(result => Check(result, most));
        return option;
    }

    /// <summary>Describes an option that is null when it is not given.</summary>
    /// <inheritdoc cref="Option(string, string, int, int)" path="/param"/>
    public static Option<int?> Option(string name, string description, int most)
    {
        Option<int?> option = new(name) { Description = description, HelpName = $"1..{most}" };
        option.Validators.Add(result => Check(result, most));
        return option;
    }

    private static void Check(OptionResult result, int most)
    {
        if (result.Tokens.Count == 1
            && (!int.TryParse(result.Tokens[0].Value, out int number) || number < 1 || number > most))
            result.AddError(
                $"{result.Option.Name} is a whole number from 1 to {most}, not '{result.Tokens[0].Value}'.");
    }
}
