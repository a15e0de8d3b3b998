namespace Tlpipe.TestSupport;

/// <summary>A model file with a wrong value in every section.</summary>
public static class WrongModelFile
{
    /// <summary>The file.</summary>
    public const string Text = """
        model: everything
        version: 1.0.0
        backbone: { use: small-cnn, width: 2 }
        datasets:
          street: { use: street-scenes, count: 0, light: dusk }
          photos: { use: image-folder, path: pictures, colorJitter: { hue: 2 }, folds: { count: 1, take: 0 } }
        tasks:
          car: { dataset: street, target: car, head: { use: classification, dropout: 2 } }
          photo: { dataset: photos, head: { use: multi-label, positiveWeights: maybe } }
          shade: { dataset: { use: image-folder, path: pictures, size: 24 }, target: clas, head: classification }
        training:
          strategy: { use: gradual, epochsPerStage: 0, layerDecay: 3 }
          epochs: 0
          batch: many
          batchNorm: sometimes
          optimizer: { use: sgd, lr: 0 }
          schedule: { use: cosine, warmup: -1 }
          sampling: { use: temperature, value: 0 }
          balancer: { use: cagrad, c: -1 }
          earlyStopping: { patience: 0 }
          sharing: { use: mmoe, experts: 0 }
          clipNorm: -1
          accumulate: 0
          averaging: { decay: 1.5 }
          mixup: { alpha: -0.2 }
          l2sp: { alpha: -1, beta: x }
        compare:
          - { with: scrtch, seeds: 0 }
          - { with: scratch, sizes: [0], rates: [-1] }
        gates:
          - { metric: car.accuracy, min: x }
          - { metric: car.accuracy }
          - { negativeTransfer: maybe }
        silence:
          TLP9999: no such advice
          TLP6104: ""
        """;
}
