using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tlpipe.Pipeline;
using Tlpipe.Pipeline.Specs;
using Tlpipe.Tool.Help;
using Tlpipe.Tool.Hosting;
using Tlpipe.Tool.Options;

namespace Tlpipe.Tool.Commands.Schema;

/// <summary><c>tlpipe schema</c></summary>
internal static class SchemaCommand
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The command.</summary>
    public static Command Create(CommonOptions options, CommandRunner runner)
    {
        var output = new Option<string?>("--output", "-o")
        {
            Description = "The file to write; a file that says the same already is left alone [default: standard output]",
            HelpName = "FILE",
        };
        var command = new ExampleCommand(
            "schema",
            "Write the JSON schema of model files, made from the parts that are present, so that editors complete names and options.",
            "tlpipe schema --output model.schema.json",
            "tlpipe schema --plugins ../MyPlugin/bin/Release/net10.0/MyPlugin.dll --output model.schema.json",
            "sed -i '1i # yaml-language-server: $schema=model.schema.json' ants-vs-bees.model.yaml")
        {
            options.Plugins, output,
        };
        command.SetAction(parse => runner.Run(parse, context => Run(context, context.Optional(output))));
        return command;
    }

    private static JsonObject Run(CommandContext context, string? output)
    {
        using var pipeline = new ModelPipeline(context.Pipeline());
        foreach (var broken in pipeline.Plugins.Broken) context.Report(broken);
        var text = ModelSchema.Of(pipeline.Plugins, context.Report).ToJsonString(Readable) + "\n";
        if (output is null) context.Out.Write(text);
        else Write(context, Path.GetFullPath(output), text);
        return [];
    }

    /// <summary>Writes the file in one go: an editor that watches it never reads half of it.</summary>
    private static void Write(CommandContext context, string file, string text)
    {
        if (File.Exists(file) && File.ReadAllText(file) == text) return;
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var written = $"{file}.{Environment.ProcessId}.tmp";
        try
        {
            File.WriteAllText(written, text);
            File.Move(written, file, overwrite: true);
        }
        finally
        {
            File.Delete(written);
        }

        context.Out.WriteLine($"wrote {file}");
    }
}
