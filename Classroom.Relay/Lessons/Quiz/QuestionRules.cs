using System.Globalization;
using System.Text;
using Classroom.Shared.Contracts;
using Classroom.Shared.Contracts.Lessons.Quiz;

namespace Classroom.Relay.Lessons.Quiz;

/// <summary>What a question and an answer to it must be like. Pure.</summary>
public static class QuestionRules
{
    /// <summary>Paper cards are turned in four directions, A to D.</summary>
    public const int CardChoices = 4;

    private const int FewestOptions = 2;

    /// <summary>Whether a question can be asked.</summary>
    public static bool IsAskable(Question? question) => question is { Prompt.Length: <= ContractLimits.MaxPromptLength, Options: not null }
        && Enum.IsDefined(question.Kind)
        && (question.Kind is QuestionKind.Single or QuestionKind.Multiple
            ? question.Options.Count is >= FewestOptions and <= ContractLimits.MaxOptions && question.Options.All(option => option is { Length: <= ContractLimits.MaxPromptLength })
            : question.Options.Count == 0);

    /// <summary>How many options the question has; 0 when it is not answered by choosing.</summary>
    public static int Choices(Question question) => question.Kind switch
    {
        QuestionKind.Single or QuestionKind.Multiple => question.Options.Count,
        QuestionKind.TrueFalse => 2,
        _ => 0,
    };

    /// <summary>Whether the question is answered by one choice.</summary>
    public static bool TakesOneChoice(Question question) => question.Kind is QuestionKind.Single or QuestionKind.TrueFalse;

    /// <summary>Whether paper cards can answer the question.</summary>
    public static bool TakesCards(Question question) => TakesOneChoice(question) && Choices(question) <= CardChoices;

    /// <summary>The answer in the one form in which equal answers are equal texts, or null when it is none to this question.</summary>
    public static Answer? Read(Question question, Answer? answer) => (question.Kind, answer) switch
    {
        (QuestionKind.Number, { Choices: null, Text: null, Number: { } number }) when double.IsFinite(number) => new Answer(Number: number),
        (QuestionKind.Text, { Choices: null, Number: null, Text: { Length: <= ContractLimits.MaxAnswerLength } text }) when Squeezed(text) is { Length: > 0 } squeezed => new Answer(Text: squeezed),
        (QuestionKind.Single or QuestionKind.Multiple or QuestionKind.TrueFalse, { Number: null, Text: null, Choices: { } choices }) when AreChoices(question, choices) => new Answer([.. choices]),
        _ => null,
    };

    /// <summary>What an answer stands under when answers are counted: capital letters, full-width forms and outer spaces make no difference.</summary>
    public static string KeyOf(Answer answer) => answer switch
    {
        { Choices: { } choices } => string.Join(',', choices),
        { Number: not null } => LabelOf(answer),
        _ => string.Concat(answer.Text!.Select(Narrowed)).ToUpperInvariant(),
    };

    /// <summary>A number or text as a bar's label.</summary>
    public static string LabelOf(Answer answer) => answer.Number is { } number ? (number + 0.0).ToString("R", CultureInfo.InvariantCulture) : answer.Text!;

    /// <summary>A full-width form (U+FF01 to U+FF5E) as the ASCII character it stands for. Not Unicode's own normalisation: a relay without ICU has none.</summary>
    private static char Narrowed(char letter) => letter is >= '\uff01' and <= '\uff5e' ? (char)(letter - 0xfee0) : letter;

    private static bool AreChoices(Question question, IReadOnlyList<int> choices) =>
        choices.Count >= 1 && choices.Count <= (TakesOneChoice(question) ? 1 : Choices(question))
        && choices[0] >= 0 && choices[^1] < Choices(question)
        && choices.Zip(choices.Skip(1)).All(pair => pair.First < pair.Second);

    /// <summary>One space where there were several, none outside; empty when it holds what no text should: control characters or half a character.</summary>
    private static string Squeezed(string text)
    {
        var squeezed = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return squeezed.EnumerateRunes().Any(rune => rune == Rune.ReplacementChar || Rune.IsControl(rune)) ? "" : squeezed;
    }
}
