namespace Tlpipe.Vision.StreetScenes;

/// <summary>One scene: what is in it, which are its labels, and where everything stands.</summary>
/// <param name="HasCar">Whether at least one car is in it.</param>
/// <param name="HasPedestrian">Whether at least one person is in it.</param>
/// <param name="Sign">The kind of its one traffic sign.</param>
internal sealed record StreetScene(bool HasCar, bool HasPedestrian, SignKind Sign)
{
    /// <summary>The labels of a scene, drawn first, so that they can be had without painting.</summary>
    public static StreetScene Draw(SceneRandom random) => new(random.Chance(50), random.Chance(50), (SignKind)random.Range(0, 5));
}
