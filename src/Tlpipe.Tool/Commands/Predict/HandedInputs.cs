using Tlpipe.Abstractions;
using Tlpipe.Models;

namespace Tlpipe.Tool.Commands.Predict;

/// <summary>What a person hands over for a model, in the form that the model takes: files, lines of text, records of a table.</summary>
/// <param name="inputs">Files and folders, or <c>-</c> for standard input.</param>
/// <param name="texts">Texts on the command line.</param>
/// <param name="standardInput">Standard input.</param>
internal sealed class HandedInputs(IReadOnlyList<string> inputs, IReadOnlyList<string> texts, StreamReader standardInput)
{
    private const string StandardInputName = "standard input";

    /// <summary>The inputs, as soon as they are known.</summary>
    /// <param name="form">How the model takes them.</param>
    /// <exception cref="DiagnosticException">TLP3301 and TLP3302: a folder or list holds nothing to look at; TLP4253 to TLP4261: this is no such input.</exception>
    public IEnumerable<EncodedInput> Of(InputForm form)
    {
        if (texts.Count > 0 && form.Kind != InputFormKind.Text) throw new DiagnosticException(PredictDiagnostics.TakesNoTexts(form));
        return form.Kind switch
        {
            InputFormKind.Text => Texts().Concat(Contents(PredictDiagnostics.NoTexts).SelectMany(content => TextLines.Read(content.Reader, content.Name))),
            InputFormKind.Record => Contents(absent: null).SelectMany(content => RecordRows.Read(content.Reader, content.Name, form)),
            _ => InputPaths.Expand(inputs, standardInput).Select(EncodedInput.File),
        };
    }

    private IEnumerable<EncodedInput> Texts() => texts.Select((text, index) => EncodedInput.Text(text, texts.Count == 1 ? "text" : $"text {index + 1}"));

    /// <param name="absent">What is said of a file that isn't there, where the form knows more than that.</param>
    private IEnumerable<(StreamReader Reader, string Name)> Contents(Func<string, Diagnostic>? absent)
    {
        foreach (var input in inputs)
        {
            if (input == InputPaths.StandardInput)
            {
                yield return (standardInput, StandardInputName);
                continue;
            }

            foreach (var file in InputPaths.FilesOf(input))
            {
                using var reader = Open(file, absent);
                yield return (reader, file);
            }
        }
    }

    private static StreamReader Open(string file, Func<string, Diagnostic>? absent)
    {
        try
        {
            return new(file, StrictText.Encoding);
        }
        catch (Exception error) when (absent is not null && error is (FileNotFoundException or DirectoryNotFoundException))
        {
            throw new DiagnosticException(absent(file), error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new DiagnosticException(PredictDiagnostics.Unreadable(file, error), error);
        }
    }
}
