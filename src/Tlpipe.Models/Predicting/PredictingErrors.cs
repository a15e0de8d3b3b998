using Tlpipe.Abstractions;
using Tlpipe.Models.Manifests;

namespace Tlpipe.Models;

/// <summary>The one place where the texts about using a model stand.</summary>
internal static class PredictingErrors
{
    public static DiagnosticException FileMissing(string path) =>
        Error(path, "TLP4204", "the model lacks this file, which its manifest names; copy the model's whole folder, or build it again");

    public static DiagnosticException FileUnreadable(string path, Exception cause) =>
        Error(path, "TLP4205", $"this file of the model cannot be read: {cause.Message.TrimEnd('.')}", cause);

    public static DiagnosticException FileChanged(string path, Digest wanted, Digest found) =>
        Error(path, "TLP4206", $"this file is not the one that was built: its SHA-256 is {found.Short}…, the manifest says {wanted.Short}…; copy the model's whole folder again, or build it again");

    public static DiagnosticException NotInManifest(string manifest, string file) =>
        Error(manifest, "TLP4207", $"the manifest does not name '{file}', without which a model cannot run; build the model again");

    public static DiagnosticException BadProgram(string path, string why, Exception cause) =>
        Error(path, "TLP4208", $"the program cannot be loaded: {why}; the libtorch here may be older than the one that built it", cause);

    public static DiagnosticException WeightsDoNotFit(string path, string why, Exception cause) =>
        Error(path, "TLP4209", $"{why}; build the model again", cause);

    public static DiagnosticException UnknownCodec(string manifest, string name, IEnumerable<string> known) =>
        Error(manifest, "TLP4210", $"the model's inputs are decoded by '{name}', which is not known here; known are {string.Join(", ", known)}. Add the package that brings '{name}'");

    public static DiagnosticException OtherInput(string manifest, InputSignature codec, InputSignature program) =>
        Error(manifest, "TLP4211", $"the codec gives {codec}, but the program takes {program}; build the model again");

    public static DiagnosticException OtherOutputs(string program, int tasks, int outputs) =>
        Error(program, "TLP4212", $"the program gives {outputs} outputs for {tasks} tasks; build the model again");

    public static DiagnosticException OtherLabels(string program, string task, int labels, string shape) =>
        Error(program, "TLP4213", $"the program's output for '{task}' is {shape}, but the manifest names {labels} labels; build the model again");

    public static DiagnosticException Failed(string program, string why, Exception cause) =>
        Error(program, "TLP4214", $"the program failed on this input: {why}", cause);

    public static DiagnosticException InputUnreadable(string source, Exception cause) =>
        Error(source, "TLP4215", $"this input cannot be read: {cause.Message.TrimEnd('.')}", cause);

    public static DiagnosticException CodecFailed(ManifestInput input, string source, string inputs, Exception cause) =>
        Error(source, "TLP4216", $"the codec '{input.Codec}'{(input.Runtime is { } runtime ? $" of {runtime.Package} {runtime.Version}" : "")} failed on {inputs}: {OneLine(cause)}; correct the input, or report it to the codec's author", cause);

    public static DiagnosticException NoRuntime(string manifest, string codec, CodecRuntime runtime, Exception cause) =>
        Error(manifest, "TLP4250", $"the model's inputs are decoded by '{codec}', which the package {runtime.Package} brings, and its {runtime.Assembly}.dll is not here; add it: dotnet add package {runtime.Package} --version {runtime.Version}; for the command line, add the plugin that has it along with 'tlpipe plugins add', or give it with --plugins", cause);

    public static DiagnosticException OtherRuntime(string manifest, string codec, CodecRuntime runtime, IReadOnlyList<string> brought) =>
        Error(manifest, "TLP4251", $"the {runtime.Assembly}.dll that is here brings {(brought.Count == 0 ? "no codecs" : $"the codecs {string.Join(", ", brought)}")}, and the model's inputs are decoded by '{codec}'; use {runtime.Package} {runtime.Version}");

    public static DiagnosticException NoFactory(string manifest, string codec, CodecRuntime runtime, Type factory, Exception? cause = null) =>
        Error(manifest, "TLP4252", $"{runtime.Assembly}.dll names {factory.FullName} for the codec '{codec}', which can't be made: {cause?.GetBaseException().Message.TrimEnd('.') ?? $"it is no {nameof(ICodecFactory)}"}; use another version of {runtime.Package} than {runtime.Version}, or tell its author", cause);

    private static string OneLine(Exception error)
    {
        var cause = error.GetBaseException();
        return $"{cause.GetType().Name}: {cause.Message.Split('\n', 2)[0].Trim().TrimEnd('.')}";
    }

    private static DiagnosticException Error(string file, string code, string message, Exception? cause = null) =>
        new(Diagnostic.Error(code, message, new SourceLocation(file)), cause);
}
