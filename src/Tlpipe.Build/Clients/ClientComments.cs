using System.Globalization;

namespace Tlpipe.Build.Clients;

/// <summary>The XML comments of generated code: what the model is, how well it does, and how to use it.</summary>
internal static class ClientComments
{
    private const int MostLabels = 12;
    private const string Error = "<see cref=\"global::Tlpipe.Abstractions.DiagnosticException\"/>";

    public static void OfClass(CodeWriter code, ClientModel model)
    {
        var locked = model.Request.Lock;
        code.Summary($"The model <c>{Text(locked.Name)}</c>, version {Text(locked.Version)}.");
        code.Line("/// <remarks>");
        foreach (var task in locked.Tasks) code.Line($"/// <para>The task <c>{Text(task.Name)}</c> gives {Output(task)}{Measured(task.Metrics)}.</para>");
        code.Line("/// <para>Thread-safe: load it once and share it. Inputs are decoded side by side, batches run one after the other.</para>");
        code.Line($"/// <para>A model that is missing, damaged or not this one is a {Error} of <see cref=\"Load\"/>; an input that cannot be used is one of the prediction.</para>");
        code.Line("/// </remarks>");
    }

    public static void OfLoad(CodeWriter code, string folder)
    {
        code.Summary("Loads the model and refuses any other than the one that this class was generated for.");
        code.Line($"/// <param name=\"folder\">The model's folder, or its <c>model.json</c>; null takes <c>{Text(folder)}</c> beside the application.</param>");
        code.Line("/// <param name=\"options\">How it works; the defaults suit one model in one process.</param>");
        code.Line("/// <exception cref=\"global::Tlpipe.Abstractions.DiagnosticException\">TLP4201 to TLP4211: a file is missing or damaged; TLP4220 and TLP4221: it is another model; TLP4222: there is none.</exception>");
        code.Line("/// <exception cref=\"global::Tlpipe.Torch.TorchUnavailableException\">TLP9001: there is no libtorch; TLP9002: it is another version.</exception>");
    }

    public static void OfTask(CodeWriter code, ClientTask task) => code.Summary($"The task <c>{Text(task.Lock.Name)}</c>: {Output(task.Lock)}.");

    public static void OfEnum(CodeWriter code, ClientEnum labels)
    {
        var models = string.Join(", ", labels.Models.Select(name => $"<c>{Text(name)}</c>"));
        code.Summary($"The labels of the task <c>{Text(labels.Task)}</c> of the model{(labels.Models.Count > 1 ? "s" : "")} {models}, in the model's order.");
    }

    private static string Output(LockedTask task) => task.Kind switch
    {
        LockedKind.Softmax => $"one of {Labels(task)}",
        LockedKind.Sigmoid => $"any of {Labels(task)}",
        _ => "a number",
    };

    private static string Labels(LockedTask task)
    {
        var shown = string.Join(", ", task.Labels.Take(MostLabels).Select(label => $"<c>{Text(label)}</c>"));
        return task.Labels.Count > MostLabels ? FormattableString.Invariant($"{shown} and {task.Labels.Count - MostLabels} more") : shown;
    }

    private static string Measured(LockedMetrics metrics) => metrics.Values.Count == 0
        ? ""
        : string.Create(CultureInfo.InvariantCulture, $"; on {metrics.Count} examples of <c>{Text(metrics.Split)}</c>: {string.Join(", ", metrics.Values.Select(Metric))}");

    private static string Metric(LockedMetric metric)
    {
        var interval = metric is { Low: { } low, High: { } high } ? $" (95 % interval {Number(low)} to {Number(high)})" : "";
        return $"<c>{Text(metric.Name)}</c> {Number(metric.Value)}{interval}";
    }

    private static string Number(double value) => value.ToString("G4", CultureInfo.InvariantCulture);

    private static string Text(string text) => CSharpText.Comment(text);
}
