namespace Tlpipe.Vision.StreetScenes;

/// <summary>A person on foot.</summary>
internal sealed record Pedestrian(int X, int Z, int Height, int Stride, uint Skin, uint Hair, uint Coat, uint Trousers, bool HasBag) : SceneObject(X, Z)
{
    /// <inheritdoc/>
    public override int HalfWidth => 300;

    /// <summary>Anybody: tall or small, standing or walking, in any clothes.</summary>
    public static Pedestrian Any(SceneRandom random, int x, int z) => new(
        x, z, random.Range(1350, 1900), random.Range(-320, 320),
        random.Pick<uint>([SceneColor.Rgb(240, 200, 175), SceneColor.Rgb(205, 155, 120), SceneColor.Rgb(140, 95, 65), SceneColor.Rgb(90, 60, 45)]),
        random.Pick<uint>([SceneColor.Rgb(30, 25, 20), SceneColor.Rgb(95, 60, 35), SceneColor.Rgb(200, 170, 110), SceneColor.Rgb(150, 150, 150)]),
        SceneColor.Vivid(random),
        random.Chance(70) ? SceneColor.Greyish(random, 25, 110) : SceneColor.Any(random, 30, 160),
        random.Chance(30));

    /// <inheritdoc/>
    public override void Paint(SceneBillboard board)
    {
        int hip = Height * 48 / 100, shoulder = Height * 82 / 100, head = Height * 7 / 100;
        var sleeve = SceneColor.Shade(Coat, 205);
        board.Shadow(280);
        Leg(board, hip, Stride, SceneColor.Shade(Trousers, 215));
        Leg(board, hip, -Stride, Trousers);
        Arm(board, shoulder, -240, -Stride / 2, sleeve);
        Arm(board, shoulder, 240, Stride / 2, sleeve);
        board.Trapezoid(hip - 60, -170, 170, shoulder, -235, 235, Coat);
        board.Box(-60, shoulder - 20, 60, Height - 2 * head, Skin);
        board.Ellipse(0, Height - head - 20, head, head + 30, Skin);
        board.Ellipse(0, Height - head + 45, head + 5, head - 25, Hair);
        if (HasBag) board.Box(200, hip - 120, 420, hip + 180, SceneColor.Shade(Trousers, 330));
    }

    private static void Leg(SceneBillboard board, int hip, int stride, uint color)
    {
        board.Trapezoid(60, stride - 70, stride + 70, hip, -110, 110, color);
        board.Box(stride - 80, 0, stride + 120, 80, SceneColor.Rgb(35, 28, 25));
    }

    private static void Arm(SceneBillboard board, int shoulder, int side, int swing, uint color) =>
        board.Trapezoid(shoulder - 620, side + swing - 55, side + swing + 55, shoulder, side - 60, side + 60, color);
}
