using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Planning;
using Tlpipe.Pipeline.Plugins;
using Tlpipe.Pipeline.Tests.Plugins;
using Tlpipe.Pipeline.Tests.Specs;

namespace Tlpipe.Pipeline.Tests.Planning;

/// <summary>Whatever happens to a model file, planning it gives a plan or diagnostics of one line each.</summary>
public sealed class Planning_mutated_files
{
    private const string Model = """
        model: points
        version: 1.0.0
        backbone: { use: perceptron, width: 6, weights: base.model.yaml }
        datasets:
          shared: { use: points, targets: [big, red], train: 20 }
        tasks:
          size: { dataset: shared, target: big, head: vote }
          own: { dataset: { use: points, train: 5, path: data.csv }, head: { use: vote, smoothing: 0.1 } }
        training:
          strategy: { use: full, trunkRate: 0.1 }
          optimizer: { use: sgd, lr: 0.5 }
        gates:
          - { metric: own.accuracy, min: 0.5 }
        """;

    [Fact]
    public void Edits_give_a_plan_or_diagnostics()
    {
        using var folder = new TemporaryFolder();
        var files = new InputFiles(folder.Combine("cache"), TimeProvider.System);
        using var catalog = PluginCatalog.Load([PluginCompiler.CompileSample(folder)], null, files);
        var planner = new Planner(catalog, files, new() { OutputFolder = folder.Combine("models"), ToolVersion = "0.1.0" });
        folder.Write("base.model.yaml", PlanningFixture.Model.Replace("width: 8", "width: 6", StringComparison.Ordinal));
        folder.Write("data.csv", "1,2");

        Prop.ForAll(Mutated_model_files.EditsOf(Model).ToArbitrary(), text => PlansCleanly(planner, Write(folder, text)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }

    // An edit may leave half of a surrogate pair, which File.WriteAllText refuses; GetBytes replaces it.
    private static string Write(TemporaryFolder folder, string text)
    {
        var file = folder.Combine("m.model.yaml");
        File.WriteAllBytes(file, Encoding.UTF8.GetBytes(text));
        return file;
    }

    private static bool PlansCleanly(Planner planner, string file)
    {
        try
        {
            return planner.Plan(file).Keys.Input.Hex.Length == 64;
        }
        catch (DiagnosticException error)
        {
            return error.Diagnostics.All(diagnostic => Mutated_model_files.IsOneLine(diagnostic.ToString()));
        }
    }
}
