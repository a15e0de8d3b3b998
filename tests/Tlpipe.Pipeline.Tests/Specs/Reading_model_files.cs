using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Specs;

namespace Tlpipe.Pipeline.Tests.Specs;

public sealed class Reading_model_files
{
    private const string Complete = """
        model: street
        version: 1.2.0-beta.1
        seed: 7
        backbone:
          use: mobilenet-v2
          weights: $(data)/mobilenet_v2.pth
          width: 1.0
        datasets:
          street: { use: street-scenes, count: 4000 }
        tasks:
          car:        { dataset: street, target: car, head: classification }
          pedestrian:
            dataset: { use: image-folder, path: people }
            head: { use: classification, labelSmoothing: 0.1 }
        training:
          strategy: { use: full, trunkRate: 0.1 }
          epochs: 20
          batch: 32
          optimizer: adam
          schedule: { use: cosine, warmUp: 2 }
          balancer: equal
          earlyStopping: { patience: 3, minDelta: 0.001 }
        gates:
          - { metric: car.accuracy, min: 0.9 }
          - { metric: pedestrian.loss, max: 1.5 }
        """;

    [Fact]
    public void A_complete_file_is_read_with_the_place_of_everything()
    {
        using var folder = new TemporaryFolder();
        var spec = ModelSpec.Read(folder.Write("street.model.yaml", Complete), "street.model.yaml");

        Assert.Equal("street", spec.Name);
        Assert.Equal("1.2.0-beta.1", spec.Version.ToString());
        Assert.Equal(7, spec.Seed);
        Assert.Equal("mobilenet-v2", spec.Backbone.Use);
        Assert.Equal("$(data)/mobilenet_v2.pth", spec.Weights);
        Assert.Equal(new SourceLocation("street.model.yaml", 6, 12), spec.Locate("backbone.weights"));
        Assert.Equal(new SourceLocation("street.model.yaml", 7, 10), spec.Backbone.Locate("width"));
        Assert.Equal(["street"], spec.DataSets.Select(dataSet => dataSet.Name));
        Assert.Equal(["car", "pedestrian"], spec.Tasks.Select(task => task.Name));
        Assert.Equal("street", spec.Tasks[0].DataSet.Name);
        Assert.Equal("car", spec.Tasks[0].Target);
        Assert.Equal("image-folder", spec.Tasks[1].DataSet.Inline?.Use);
        Assert.Null(spec.Tasks[1].Target);
        Assert.Equal("full", spec.Training.Strategy.Use);
        Assert.Equal(20, spec.Training.Epochs);
        Assert.Equal(32, spec.Training.Batch);
        Assert.Equal("adam", spec.Training.Optimizer.Use);
        Assert.Equal("cosine", spec.Training.Schedule.Use);
        Assert.Equal(new EarlyStoppingSpec(3, 0.001), spec.Training.EarlyStopping);
        Assert.Equal(
            [
                new GateSpec("car.accuracy", 0.9, null, new("street.model.yaml", 24, 15)),
                new GateSpec("pedestrian.loss", null, 1.5, new("street.model.yaml", 25, 15)),
            ],
            spec.Gates);
        Assert.Equal(folder.Combine("street.model.yaml"), spec.File);
    }

    [Fact]
    public void What_is_not_written_has_defaults()
    {
        using var folder = new TemporaryFolder();
        var spec = ModelSpec.Read(folder.Write("m.model.yaml", """
            model: m
            version: 1.0.0
            backbone: small-cnn
            tasks:
              digit: { dataset: { use: digits }, head: classification }
            """));

        Assert.Equal(1, spec.Seed);
        Assert.Null(spec.Weights);
        Assert.Empty(spec.DataSets);
        Assert.Empty(spec.Gates);
        Assert.Equal("frozen", spec.Training.Strategy.Use);
        Assert.Equal(10, spec.Training.Epochs);
        Assert.Equal(16, spec.Training.Batch);
        Assert.Equal("sgd", spec.Training.Optimizer.Use);
        Assert.Equal("constant", spec.Training.Schedule.Use);
        Assert.Equal("equal", spec.Training.Balancer.Use);
        Assert.Null(spec.Training.EarlyStopping);
    }

    [Fact]
    public void All_errors_of_all_sections_are_told_at_once()
    {
        using var folder = new TemporaryFolder();
        var error = Assert.Throws<DiagnosticException>(() => ModelSpec.Read(
            folder.Write("m.model.yaml", """
                modle: m
                version: "1.0"
                seed: -1
                backbone:
                  weights: x.pth
                tasks:
                  car: { dataset: street, haed: classification }
                training:
                  epoch: 10
                  batch: 0
                  optimizer: [sgd]
                  earlyStopping: { minDelta: much }
                gates:
                  - { metric: car.accuracy }
                  - { metric: car.accuracy, min: 0.9, max: 0.1 }
                """),
            "m.model.yaml"));

        Assert.Equal(
            """
            m.model.yaml(1,1): error TLP1005: there is no key 'modle' in a model file; did you mean 'model'? Available: model, version, seed, backbone, datasets, tasks, training, gates, silence, compare
            m.model.yaml(1,1): error TLP1006: the key 'model' is missing in a model file
            m.model.yaml(2,10): error TLP1007: '1.0' is no semantic version; write three numbers, such as 1.0.0
            m.model.yaml(3,7): error TLP1007: 'seed' must be at least 0, but is '-1'
            m.model.yaml(5,3): error TLP1006: 'backbone' doesn't say what it is; add 'use: NAME'
            m.model.yaml(7,3): error TLP1006: the key 'head' is missing in 'tasks.car'
            m.model.yaml(7,27): error TLP1005: there is no key 'haed' in 'tasks.car'; did you mean 'head'? Available: dataset, target, head
            m.model.yaml(9,3): error TLP1005: there is no key 'epoch' in 'training'; did you mean 'epochs'? Available: strategy, epochs, batch, optimizer, schedule, balancer, sampling, sharing, earlyStopping, batchNorm, clipNorm, accumulate, averaging, mixup, l2sp
            m.model.yaml(10,10): error TLP1007: 'training.batch' must be between 1 and 1000000, but is '0'
            m.model.yaml(11,14): error TLP1007: 'training.optimizer' must be a name or a section with 'use', but is a list
            m.model.yaml(12,3): error TLP1006: the key 'patience' is missing in 'training.earlyStopping'
            m.model.yaml(12,30): error TLP1007: 'training.earlyStopping.minDelta' must be a number, but is 'much'
            m.model.yaml(14,15): error TLP1007: the gate of 'car.accuracy' has neither 'min' nor 'max'; give one
            m.model.yaml(15,34): error TLP1007: the gate of 'car.accuracy' can't be met: 'min' is greater than 'max'
            """,
            error.Message);
    }
}
