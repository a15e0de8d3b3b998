using System.Globalization;
using System.Text;
using Tlpipe.Build.Tests.Support;

namespace Tlpipe.Build.Tests.Clients;

/// <summary>A project with a table and a model of its rows: built, and run.</summary>
[Collection(BuildingProjects.Name)]
public sealed class A_model_of_records_in_a_build(PackedFeed feed)
{
    [Fact]
    public void Its_application_predicts_from_the_generated_record()
    {
        using var project = new OutsideProject(feed);
        project.WriteProject("Weather.csproj", properties: "<OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework>");
        project.Write("Program.cs", """
            using var model = Ice.Load();
            var cold = model.Predict(new IceRow { Temperature = -24, Wind = "north" });
            Console.WriteLine($"{cold.Source}: {cold.Frost.Label}");
            foreach (var p in model.PredictMany([new IceRow { Temperature = 25 }, new IceRow { Temperature = -25, Wind = "from the sea" }])) Console.WriteLine($"{p.Source}: {p.Frost.Label}");
            """);
        project.Write("ice.model.yaml", """
            model: ice
            version: 1.0.0
            backbone: { use: mlp, layers: [8] }
            tasks:
              frost: { dataset: { use: csv, path: days.csv, targets: { frost: {} }, validation: 0.2 }, head: classification }
            training: { strategy: full, epochs: 20, batch: 16, optimizer: { use: adam, lr: 0.05 } }
            """);
        project.Write("days.csv", Days());

        project.Run("build", "-v", "quiet").Expect(0);

        Assert.Equal("row: Yes\nrow 1: No\nrow 2: Yes\n", project.Run("run", "--no-build").Expect(0).Output);
    }

    private static string Days()
    {
        var rows = new StringBuilder("temperature,wind,frost\n");
        for (var i = 0; i < 80; i++)
        {
            var temperature = -30 + (i * 0.75);
            rows.Append(CultureInfo.InvariantCulture, $"{temperature},{(i % 3 == 0 ? "" : i % 3 == 1 ? "north" : "south")},{(temperature < 0 ? "yes" : "no")}\n");
        }

        return rows.ToString();
    }
}
