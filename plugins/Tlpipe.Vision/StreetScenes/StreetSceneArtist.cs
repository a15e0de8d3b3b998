namespace Tlpipe.Vision.StreetScenes;

/// <summary>Draws street scenes. Integer arithmetic only: the same seed, split and index give the same bytes everywhere.</summary>
internal static class StreetSceneArtist
{
    /// <summary>Goes up whenever a change here alters a pixel or a label: it is part of the data's digest.</summary>
    public const int Edition = 1;

    /// <summary>What is in a scene.</summary>
    public static StreetScene Describe(ulong seed, int split, int index) => StreetScene.Draw(new SceneRandom(seed, split, index));

    /// <summary>Draws a scene.</summary>
    /// <param name="seed">The data set's seed.</param>
    /// <param name="split">The split's number.</param>
    /// <param name="index">The example's number.</param>
    /// <param name="size">Pixels a side.</param>
    /// <param name="wanted">The light it is seen in.</param>
    /// <param name="destination">Planar uint8 pixels of shape <c>[3, size, size]</c>.</param>
    /// <returns>What is in it, as <see cref="Describe"/> says.</returns>
    public static StreetScene Draw(ulong seed, int split, int index, int size, LightChoice wanted, Span<byte> destination)
    {
        var random = new SceneRandom(seed, split, index);
        var scene = StreetScene.Draw(random);
        using var canvas = new SceneCanvas(SceneDeveloper.Oversampling * size);
        var camera = Aim(canvas.Extent, random);
        var light = SceneLight.Draw(random, wanted);
        var sketch = new SceneSketch(canvas, camera, light);
        new Backdrop(sketch, random).Paint();
        foreach (var thing in new SceneLayout(camera, canvas.Extent, light.IsNight, random).Place(scene))
            thing.Paint(sketch.Billboard(thing.X, thing.Z));
        SceneDeveloper.Develop(canvas, light, random, destination);
        return scene;
    }

    private static SceneCamera Aim(int extent, SceneRandom random) => new(
        extent, extent * random.Range(40, 60) / 100, extent * random.Range(41, 50) / 100, random.Range(1_450, 1_750), random.Range(-900, 900));
}
