namespace Tlpipe.Vision.StreetScenes;

/// <summary>What stands behind everything: sky, ground, road and the houses on both sides.</summary>
internal sealed class Backdrop(SceneSketch sketch, SceneRandom random)
{
    private const int Near = 1_400;
    private const int Far = 90_000;

    /// <summary>Half the width of the road.</summary>
    public const int RoadEdge = 3_600;

    /// <summary>Where the pavement ends and the houses may begin.</summary>
    public const int PavementEdge = 6_300;

    /// <summary>Paints all of it.</summary>
    public void Paint()
    {
        PaintSky();
        PaintGround();
        PaintHouses(-1);
        PaintHouses(1);
    }

    private void PaintSky()
    {
        var canvas = sketch.Canvas;
        var horizon = sketch.Camera.HorizonY;
        const int bands = 24;
        for (var i = 0; i < bands; i++)
            canvas.FillBox(0, horizon * i / bands, canvas.Extent, horizon * (i + 1) / bands, SceneColor.Blend(sketch.Light.SkyTop, sketch.Light.SkyBottom, 256 * i / (bands - 1)));
        for (var clouds = random.Range(0, 3); clouds > 0; clouds--)
        {
            var color = SceneColor.Blend(sketch.Light.SkyBottom, sketch.Light.IsNight ? sketch.Light.SkyTop : SceneColor.Rgb(245, 245, 245), 150);
            int x = random.Range(0, canvas.Extent), y = random.Range(0, horizon * 2 / 3), size = random.Range(canvas.Extent / 20, canvas.Extent / 8);
            for (var puff = 0; puff < 3; puff++)
                canvas.FillEllipse(x + (puff - 1) * size, y + random.Range(-size / 6, size / 6), size, size / 3, color);
        }
    }

    private void PaintGround()
    {
        var canvas = sketch.Canvas;
        var verge = random.Chance(50) ? SceneColor.Rgb(random.Range(70, 115), random.Range(105, 145), random.Range(45, 70)) : SceneColor.Greyish(random, 110, 165);
        canvas.FillBox(0, sketch.Camera.HorizonY, canvas.Extent, canvas.Extent, sketch.Light.At(verge, 30_000));
        var pavement = SceneColor.Greyish(random, 145, 180);
        var road = SceneColor.Greyish(random, 75, 105);
        var line = SceneColor.Greyish(random, 190, 235);
        // Painted in slices, so that fog thickens with distance.
        foreach (var (from, to) in (ReadOnlySpan<(int, int)>)[(30_000, Far), (14_000, 30_000), (8_000, 14_000), (Near, 8_000)])
        {
            Strip(-PavementEdge, PavementEdge, from, to, pavement);
            Strip(-RoadEdge - 200, RoadEdge + 200, from, to, SceneColor.Shade(pavement, 190));
            Strip(-RoadEdge, RoadEdge, from, to, road);
        }
        PaintMarkings(line);
        for (var patches = random.Range(0, 4); patches > 0; patches--)
        {
            int x = random.Range(-RoadEdge, RoadEdge - 1500), z = random.Range(3_000, 14_000);
            Strip(x, x + random.Range(400, 1500), z, z + random.Range(500, 2500), SceneColor.Shade(road, random.Range(205, 290)));
        }
    }

    private void PaintMarkings(uint line)
    {
        if (random.Chance(75))
            for (var z = random.Range(1_500, 3_500); z < 40_000; z += 5_000)
                Strip(-70, 70, z, z + 2_200, line);
        if (random.Chance(40))
        {
            Strip(-RoadEdge + 180, -RoadEdge + 300, Near, 30_000, line);
            Strip(RoadEdge - 300, RoadEdge - 180, Near, 30_000, line);
        }
        if (!random.Chance(30)) return;
        var stripes = random.Range(4_000, 12_000);
        for (var x = -RoadEdge + 300; x < RoadEdge - 400; x += 1_000) Strip(x, x + 500, stripes, stripes + 2_500, line);
    }

    private void Strip(int left, int right, int from, int to, uint color) =>
        sketch.Quad([(left, 0, from), (right, 0, from), (right, 0, to), (left, 0, to)], sketch.Light.At(color, (from + Math.Min(to, 40_000)) / 2));

    /// <summary>A row of houses on one side, from far to near.</summary>
    private void PaintHouses(int side)
    {
        var front = PavementEdge + random.Range(0, 2_500);
        Span<int> ends = stackalloc int[6];
        ends[0] = Near;
        for (var i = 1; i < ends.Length; i++) ends[i] = ends[i - 1] + random.Range(5_000, 11_000);
        for (var i = ends.Length - 2; i >= 0; i--)
            if (random.Chance(82)) PaintHouse(side * front, ends[i] + (i == 0 ? 0 : 300), ends[i + 1]);
    }

    private void PaintHouse(int x, int from, int to)
    {
        var wall = random.Chance(35)
            ? SceneColor.Rgb(random.Range(125, 155), random.Range(75, 95), random.Range(60, 80))
            : Plaster();
        var top = random.Range(4_500, 14_000);
        var shade = sketch.Light.At(SceneColor.Shade(wall, x < sketch.Camera.Unproject(sketch.Camera.VanishingX, to) ? 235 : 190), (from + to) / 2);
        // The gable that faces us, then the front along the street.
        var depth = x > 0 ? x + 12_000 : x - 12_000;
        sketch.Quad([(x, 0, from), (depth, 0, from), (depth, top, from), (x, top, from)], sketch.Light.At(SceneColor.Shade(wall, 160), from));
        sketch.Quad([(x, 0, from), (x, 0, to), (x, top, to), (x, top, from)], shade);
        if (random.Chance(45)) PaintShop(x, from, to);
        PaintWindows(x, from, to, top);
    }

    /// <summary>A pale grey with some yellow, pink or green in it.</summary>
    private uint Plaster()
    {
        var grey = random.Range(125, 190);
        return SceneColor.Rgb(grey + random.Range(0, 24), grey + random.Range(-4, 10), grey + random.Range(-28, 0));
    }

    private void PaintShop(int x, int from, int to)
    {
        var color = sketch.Light.At(SceneColor.Muted(random, 50, 200), (from + to) / 2);
        var glass = sketch.Light.At(SceneColor.Rgb(70, 80, 90), (from + to) / 2);
        sketch.Quad([(x, 500, from + 600), (x, 500, to - 600), (x, 2_500, to - 600), (x, 2_500, from + 600)], sketch.Light.IsNight ? SceneColor.Glow(225, 205, 150) : glass);
        sketch.Quad([(x, 2_500, from + 400), (x, 2_500, to - 400), (x, 3_200, to - 400), (x, 3_200, from + 400)], color);
    }

    private void PaintWindows(int x, int from, int to, int top)
    {
        var columns = Math.Clamp((to - from) / 2_400, 2, 4);
        var glass = sketch.Light.At(SceneColor.Rgb(random.Range(55, 110), random.Range(70, 125), random.Range(85, 145)), (from + to) / 2);
        for (var bottom = 3_700; bottom + 1_500 < top; bottom += 3_000)
            for (var c = 0; c < columns; c++)
            {
                int z = from + (to - from) * (4 * c + 1) / (4 * columns), end = from + (to - from) * (4 * c + 3) / (4 * columns);
                var isLit = sketch.Light.IsNight && random.Chance(35);
                sketch.Quad([(x, bottom, z), (x, bottom, end), (x, bottom + 1_500, end), (x, bottom + 1_500, z)], isLit ? SceneColor.Glow(215, 185, 110) : glass);
            }
    }
}
