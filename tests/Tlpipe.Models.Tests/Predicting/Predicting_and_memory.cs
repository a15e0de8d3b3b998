using static Tlpipe.Torch.torch;

namespace Tlpipe.Models.Tests.Predicting;

/// <summary>Tests that count the process's tensors and so run alone.</summary>
[CollectionDefinition(nameof(CountingTensors), DisableParallelization = true)]
public sealed class CountingTensors;

[Collection(nameof(CountingTensors))]
public sealed class Predicting_and_memory
{
    [SkippableFact]
    public void Predicting_leaves_no_tensor_behind()
    {
        List<string> paths = [.. Directory.EnumerateFiles(RealData.Require("hymenoptera/val/bees"), "*.jpg").Order(StringComparer.Ordinal).Take(9)];
        using var folder = new TemporaryFolder();
        var model = TinyModel.Write(folder.Combine("tiny"));
        var before = LiveHandles;
        using (var predictor = Predictor.Load(model, new PredictorOptions { BatchSize = 4 }))
        {
            Assert.Equal(before, LiveHandles);
            Assert.Equal(paths.Count, predictor.PredictMany(paths).Count());
            predictor.PredictMany(paths).First();
            predictor.Predict(paths[0]);
            TorchScriptExport.Write(model, folder.Combine("exported.pt"));
        }
        Assert.Equal(before, LiveHandles);
    }
}
