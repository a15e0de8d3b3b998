using System.CommandLine;
using System.Text.Json.Nodes;
using Tlpipe.Pipeline;
using Tlpipe.Tool.Help;
using Tlpipe.Tool.Hosting;
using Tlpipe.Tool.Options;

namespace Tlpipe.Tool.Commands.Schema;

/// <summary><c>tlpipe schema</c></summary>
internal static class SchemaCommand
{
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
        var text = SchemaFile.TextOf(pipeline.Plugins, context.Report);
        if (output is null) context.Out.Write(text);
        else if (Path.GetFullPath(output) is var file && SchemaFile.Write(file, text)) context.Out.WriteLine($"wrote {file}");
        return [];
    }
}
