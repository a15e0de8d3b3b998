using System.Text;

namespace Tlpipe.Build.Clients;

/// <summary>Lines of code, indented; the same on every system.</summary>
internal sealed class CodeWriter
{
    private const int Step = 4;
    private readonly StringBuilder code = new();
    private int indentation;

    public CodeWriter Line(string text = "")
    {
        if (text.Length > 0) code.Append(' ', indentation).Append(text);
        code.Append('\n');
        return this;
    }

    public CodeWriter Open(string bracket = "{")
    {
        Line(bracket);
        indentation += Step;
        return this;
    }

    public CodeWriter Close(string bracket = "}")
    {
        indentation -= Step;
        return Line(bracket);
    }

    public CodeWriter Summary(string text) => Line($"/// <summary>{text}</summary>");

    public override string ToString() => code.ToString();
}
