namespace Tlpipe.Vision.StreetScenes;

/// <summary>A car, seen from the front, from behind or from the side.</summary>
internal sealed record Car(int X, int Z, bool IsSideOn, bool IsFront, uint Color, int Roof, int Slant, bool IsLit) : SceneObject(X, Z)
{
    private static readonly uint Tyre = SceneColor.Rgb(22, 22, 24);
    private static readonly uint Glass = SceneColor.Rgb(50, 62, 78);

    /// <inheritdoc/>
    public override int HalfWidth => IsSideOn ? 2050 : 900;

    /// <summary>A car of any make and colour.</summary>
    public static Car Any(SceneRandom random, int x, int z, bool isSideOn, bool isNight) => new(
        x, z, isSideOn, random.Chance(50),
        random.Chance(45) ? SceneColor.Greyish(random, 40, 225) : SceneColor.Any(random, 25, 215),
        random.Range(1380, 1850), random.Range(60, 420), isNight && random.Chance(70));

    /// <inheritdoc/>
    public override void Paint(SceneBillboard board)
    {
        board.Shadow(HalfWidth + 100);
        if (IsSideOn) PaintSide(board);
        else PaintEnd(board);
    }

    private void PaintEnd(SceneBillboard board)
    {
        var lamp = Lamp(IsFront);
        board.Box(-850, 0, -600, 420, Tyre);
        board.Box(600, 0, 850, 420, Tyre);
        board.Trapezoid(850, -840, 840, Roof, -780 + Slant / 3, 780 - Slant / 3, SceneColor.Shade(Color, 210));
        board.Trapezoid(890, -740, 740, Roof - 90, -690 + Slant / 3, 690 - Slant / 3, Glass);
        board.Box(-900, 260, 900, 880, Color);
        board.Box(-900, 260, 900, 380, SceneColor.Shade(Color, 140));
        board.Box(-860, 600, -590, 780, lamp);
        board.Box(590, 600, 860, 780, lamp);
        board.Box(-230, 420, 230, 540, SceneColor.Rgb(225, 225, 215));
    }

    private void PaintSide(SceneBillboard board)
    {
        var face = IsFront ? 1 : -1;
        board.Trapezoid(850, -1500, 1300, Roof, -1500 + Slant, 1250 - Slant, SceneColor.Shade(Color, 215));
        board.Trapezoid(890, -1350, -120, Roof - 100, -1380 + Slant, -120, Glass);
        board.Trapezoid(890, 0, 1150, Roof - 100, 0, 1130 - Slant, Glass);
        board.Box(-2050, 300, 2050, 880, Color);
        board.Box(-2050, 300, 2050, 400, SceneColor.Shade(Color, 140));
        foreach (var wheel in (ReadOnlySpan<int>)[-1300, 1300])
        {
            board.Ellipse(wheel, 330, 340, 340, Tyre);
            board.Ellipse(wheel, 330, 150, 150, SceneColor.Rgb(150, 150, 155));
        }
        board.Box(Math.Min(face * 1900, face * 2050), 620, Math.Max(face * 1900, face * 2050), 780, Lamp(true));
        board.Box(Math.Min(face * -1900, face * -2050), 620, Math.Max(face * -1900, face * -2050), 780, Lamp(false));
    }

    private uint Lamp(bool isFront) => (isFront, IsLit) switch
    {
        (true, true) => SceneColor.Glow(255, 250, 225),
        (true, false) => SceneColor.Rgb(225, 225, 200),
        (false, true) => SceneColor.Glow(235, 45, 35),
        (false, false) => SceneColor.Rgb(170, 25, 25),
    };
}
