using System.Globalization;
using System.Text;
using Tlpipe.Build.Tests.Support;

namespace Tlpipe.Build.Tests.Clients;

/// <summary>A project with a model of a table's rows and one of texts: built, and run.</summary>
[Collection(BuildingProjects.Name)]
public sealed class Models_of_records_and_texts_in_a_build(PackedFeed feed)
{
    [Fact]
    public void Their_application_predicts_from_the_generated_record_and_from_texts()
    {
        using var project = new OutsideProject(feed);
        project.WriteProject("Weather.csproj", properties: "<OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework>");
        project.Write("Program.cs", """
            using var ice = Ice.Load();
            var cold = ice.Predict(new IceRow { Temperature = -24, Wind = "north" });
            Console.WriteLine($"{cold.Source}: {cold.Frost.Label}");
            foreach (var p in ice.PredictMany([new IceRow { Temperature = 25 }, new IceRow { Temperature = -25, Wind = "from the sea" }])) Console.WriteLine($"{p.Source}: {p.Frost.Label}");
            using var report = Report.Load();
            Console.WriteLine(report.Predict("it was a Sunny and warm day").Sky.Label == Sky.Clear ? "clear" : "not clear");
            foreach (var p in report.PredictMany(["nothing but rain", "sun!"])) Console.WriteLine($"{p.Source}: {p.Sky.Label}");
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
        project.Write("report.model.yaml", """
            model: report
            version: 1.0.0
            backbone: { use: bag-of-embeddings, embedding: 8 }
            tasks:
              sky: { dataset: { use: text-lines, path: reports.txt, validateOneIn: 5 }, head: classification }
            training: { strategy: full, epochs: 20, batch: 16, optimizer: { use: adam, lr: 0.05 } }
            """);
        project.Write("reports.txt", Reports());

        project.Run("build", "-v", "quiet").Expect(0);

        Assert.Equal(
            "row: Yes\nrow 1: No\nrow 2: Yes\nclear\ntext 1: Wet\ntext 2: Clear\n",
            project.Run("run", "--no-build").Expect(0).Output);
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

    private static string Reports()
    {
        string[] clear = ["sunny", "sun", "warm", "blue"], wet = ["rain", "clouds", "drizzle", "fog"], about = ["a day of", "nothing but", "it was", "in the morning", "until the evening"];
        var lines = new StringBuilder();
        for (var i = 0; i < 80; i++)
            lines.Append(CultureInfo.InvariantCulture, $"{(i % 2 == 0 ? "clear" : "wet")}\t{about[i % 5]} {(i % 2 == 0 ? clear : wet)[i / 2 % 4]} and {(i % 2 == 0 ? clear : wet)[i / 8 % 4]}\n");
        return lines.ToString();
    }
}
