namespace Tlpipe.Vision.StreetScenes;

/// <summary>Puts a scene's objects in their places, so that what the labels speak of stays mostly in sight.</summary>
internal sealed class SceneLayout(SceneCamera camera, int extent, bool isNight, SceneRandom random)
{
    private const int Tries = 24;

    private readonly List<SceneObject> _objects = [];
    private readonly List<SceneObject> _wanted = [];

    /// <summary>The objects of a scene, from far to near.</summary>
    public IReadOnlyList<SceneObject> Place(StreetScene scene)
    {
        Keep(() => Sign(scene.Sign));
        if (scene.HasPedestrian) Keep(() => Person());
        if (scene.HasCar) Keep(() => Vehicle());
        if (scene.HasPedestrian && random.Chance(35)) _objects.Add(Person());
        if (scene.HasCar && random.Chance(40)) _objects.Add(Vehicle(13_000, 26_000));
        for (var things = random.Range(1, 5); things > 0; things--)
        {
            var thing = Thing();
            for (var tries = 0; tries < Tries && Hides(thing); tries++) thing = Thing();
            if (!Hides(thing)) _objects.Add(thing);
        }
        return [.. _objects.OrderByDescending(o => o.Z)];
    }

    /// <summary>Adds an object that must be seen: inside the picture, and not behind another such object or in front of one.</summary>
    private void Keep(Func<SceneObject> draw)
    {
        var candidate = draw();
        for (var tries = 0; tries < Tries && !(IsInside(candidate) && _wanted.TrueForAll(other => Overlap(candidate, other) < 25)); tries++)
            candidate = draw();
        _wanted.Add(candidate);
        _objects.Add(candidate);
    }

    private TrafficSign Sign(SignKind kind)
    {
        var z = random.Range(3_200, 5_200);
        var side = random.Chance(65) ? 1 : -1;
        var x = side * random.Range(800, 5_200) + camera.Unproject(camera.VanishingX, z);
        return new TrafficSign(x, z, kind, random.Range(1_900, 2_600), random.Range(560, 780), random.Range(0, 80), random.Range(2, 9));
    }

    private Pedestrian Person()
    {
        var z = random.Range(2_900, 5_600);
        var x = random.Chance(55)
            ? (random.Chance(50) ? 1 : -1) * random.Range(Backdrop.RoadEdge, Backdrop.PavementEdge)
            : random.Range(-Backdrop.RoadEdge, Backdrop.RoadEdge);
        return Pedestrian.Any(random, x, z);
    }

    private Car Vehicle() => Vehicle(3_800, 7_500);

    private Car Vehicle(int nearest, int farthest)
    {
        var z = random.Range(nearest, farthest);
        var isSideOn = random.Chance(30);
        return Car.Any(random, random.Range(-Backdrop.RoadEdge - 600, Backdrop.RoadEdge + 600), z, isSideOn, isNight);
    }

    private Clutter Thing()
    {
        var kind = (ClutterKind)random.Range(0, (int)ClutterKind.TrafficLight);
        var z = random.Range(4_200, 16_000);
        var x = Clutter.StandsOnRoad(kind)
            ? random.Range(-Backdrop.RoadEdge, Backdrop.RoadEdge)
            : (random.Chance(50) ? 1 : -1) * random.Range(Backdrop.RoadEdge - 300, Backdrop.PavementEdge);
        return Clutter.Any(random, kind, x, z);
    }

    /// <summary>Whether a thing would stand in front of so much of an object that it could not be told.</summary>
    private bool Hides(SceneObject thing) =>
        _wanted.Exists(wanted => thing.Z < wanted.Z && Overlap(thing, wanted) > (wanted is TrafficSign ? 5 : 45));

    private bool IsInside(SceneObject thing)
    {
        var (left, right) = Reach(thing);
        var margin = (right - left) / 6;
        return left + margin >= 0 && right - margin <= extent;
    }

    /// <summary>How much of <paramref name="behind"/> lies in the columns of <paramref name="before"/>, in per cent.</summary>
    private int Overlap(SceneObject before, SceneObject behind)
    {
        var (left, right) = Reach(before);
        var (otherLeft, otherRight) = Reach(behind);
        var narrower = Math.Max(Math.Min(right - left, otherRight - otherLeft), 1);
        return 100 * Math.Max(Math.Min(right, otherRight) - Math.Max(left, otherLeft), 0) / narrower;
    }

    private (int Left, int Right) Reach(SceneObject thing) =>
        (camera.X(thing.X - thing.HalfWidth, thing.Z), camera.X(thing.X + thing.HalfWidth, thing.Z));
}
