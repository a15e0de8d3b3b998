namespace Tlpipe.Vision.StreetScenes;

/// <summary>A thing of no interest that may stand in front of one that is.</summary>
internal sealed record Clutter(int X, int Z, ClutterKind Kind, uint Color, uint Second, int Size, int Height) : SceneObject(X, Z)
{
    private static readonly uint Dark = SceneColor.Rgb(45, 45, 48);

    /// <inheritdoc/>
    public override int HalfWidth => Kind switch
    {
        ClutterKind.Skip or ClutterKind.Kiosk or ClutterKind.Hedge => 1_000,
        ClutterKind.Tree or ClutterKind.Billboard => 600,
        _ => 250,
    };

    /// <summary>Whether it belongs in the roadway (a skip at the kerb) rather than on the pavement.</summary>
    public static bool StandsOnRoad(ClutterKind kind) => kind is ClutterKind.Skip;

    /// <summary>A thing of a kind.</summary>
    public static Clutter Any(SceneRandom random, ClutterKind kind, int x, int z) => new(
        x, z, kind,
        kind is ClutterKind.Tree or ClutterKind.Hedge
            ? SceneColor.Rgb(random.Range(30, 95), random.Range(75, 135), random.Range(25, 65))
            : SceneColor.Muted(random, 45, 190),
        SceneColor.Muted(random, 60, 220), random.Range(75, 130), random.Range(80, 125));

    /// <inheritdoc/>
    public override void Paint(SceneBillboard board)
    {
        switch (Kind)
        {
            case ClutterKind.Tree: PaintTree(board); break;
            case ClutterKind.LampPost: PaintLampPost(board); break;
            case ClutterKind.Bollard: PaintBollard(board); break;
            case ClutterKind.ParkingMeter: PaintParkingMeter(board); break;
            case ClutterKind.PostBox: PaintPostBox(board); break;
            case ClutterKind.Bin: PaintBin(board); break;
            case ClutterKind.Skip: PaintSkip(board); break;
            case ClutterKind.Kiosk: PaintKiosk(board); break;
            case ClutterKind.Hedge: PaintHedge(board); break;
            case ClutterKind.Billboard: PaintBillboard(board); break;
            default: PaintTrafficLight(board); break;
        }
    }

    private void PaintTree(SceneBillboard board)
    {
        var crown = 11 * Size;
        var trunk = 26 * Height;
        board.Shadow(700);
        board.Trapezoid(0, -170, 170, trunk, -110, 110, SceneColor.Rgb(85, 65, 50));
        board.Ellipse(0, trunk + crown / 2, crown, crown * 9 / 10, Color);
        board.Ellipse(-crown / 3, trunk + crown * 2 / 3, crown / 2, crown / 2, SceneColor.Shade(Color, 300));
        board.Ellipse(crown / 2, trunk + crown / 3, crown / 2, crown / 2, SceneColor.Shade(Color, 215));
    }

    private void PaintLampPost(SceneBillboard board)
    {
        board.Box(-60, 0, 60, 52 * Height, Dark);
        board.Box(-60, 52 * Height, 900, 52 * Height + 90, Dark);
        board.Ellipse(850, 52 * Height - 20, 260, 100, SceneColor.Glow(255, 235, 180));
    }

    private void PaintBollard(SceneBillboard board)
    {
        board.Box(-110, 0, 110, 10 * Height, Color);
        board.Ellipse(0, 10 * Height, 130, 130, SceneColor.Shade(Color, 200));
        board.Box(-110, 7 * Height, 110, 8 * Height, SceneColor.Rgb(230, 230, 225));
    }

    private void PaintParkingMeter(SceneBillboard board)
    {
        board.Shadow(200);
        board.Box(-80, 0, 80, 11 * Height, Dark);
        board.Box(-190, 9 * Height, 190, 14 * Height, Color);
        board.Ellipse(0, 14 * Height, 190, 190, SceneColor.Shade(Color, 210));
    }

    private void PaintPostBox(SceneBillboard board)
    {
        board.Shadow(300);
        board.Box(-260, 0, 260, 12 * Height, Color);
        board.Ellipse(0, 12 * Height, 260, 200, Color);
        board.Box(-180, 10 * Height, 180, 11 * Height, Dark);
    }

    private void PaintBin(SceneBillboard board)
    {
        board.Shadow(320);
        board.Trapezoid(60, -220, 220, 9 * Height, -290, 290, Color);
        board.Trapezoid(9 * Height, -310, 310, 10 * Height, -240, 240, SceneColor.Shade(Color, 170));
        board.Box(-240, 0, -140, 140, Dark);
    }

    private void PaintSkip(SceneBillboard board)
    {
        var half = 11 * Size;
        board.Shadow(half);
        board.Trapezoid(130, -half * 85 / 100, half * 85 / 100, 11 * Height, -half, half, Color);
        board.Box(-half, 10 * Height, half, 12 * Height, SceneColor.Shade(Color, 175));
        board.Box(-half * 70 / 100, 0, -half * 50 / 100, 150, Dark);
        board.Box(half * 50 / 100, 0, half * 70 / 100, 150, Dark);
        board.Box(-half * 30 / 100, 5 * Height, half * 30 / 100, 8 * Height, Second);
    }

    private void PaintKiosk(SceneBillboard board)
    {
        var half = 10 * Size;
        board.Shadow(half);
        board.Box(-half, 0, half, 22 * Height, Color);
        board.Box(-half * 80 / 100, 11 * Height, half * 80 / 100, 19 * Height, SceneColor.Rgb(60, 70, 85));
        board.Trapezoid(22 * Height, -half * 115 / 100, half * 115 / 100, 26 * Height, -half * 80 / 100, half * 80 / 100, Second);
    }

    private void PaintHedge(SceneBillboard board)
    {
        var half = 12 * Size;
        board.Box(-half, 0, half, 9 * Height, Color);
        for (var i = -2; i <= 2; i++)
            board.Ellipse(i * half / 2, 9 * Height, half / 3, 170, SceneColor.Shade(Color, 256 + 22 * i));
    }

    private void PaintBillboard(SceneBillboard board)
    {
        var half = 6 * Size;
        var middle = 23 * Height;
        board.Box(-60, 0, 60, middle, Dark);
        if (Size % 2 == 0) board.Box(-half, middle - half, half, middle + half, Color);
        else board.Ellipse(0, middle, half, half, Color);
        board.Ellipse(0, middle, half * 60 / 100, half * 45 / 100, Second);
        if (Size % 3 == 0) board.Box(-half * 70 / 100, middle - half * 60 / 100, half * 70 / 100, middle - half * 35 / 100, SceneColor.Shade(Second, 150));
    }

    private void PaintTrafficLight(SceneBillboard board)
    {
        board.Box(-60, 0, 60, 22 * Height, Dark);
        board.Box(-220, 20 * Height, 220, 31 * Height, Dark);
        board.Ellipse(0, 29 * Height, 130, 130, Size % 2 == 0 ? SceneColor.Glow(255, 50, 40) : SceneColor.Rgb(90, 25, 22));
        board.Ellipse(0, 51 * Height / 2, 130, 130, SceneColor.Rgb(95, 75, 25));
        board.Ellipse(0, 22 * Height, 130, 130, Size % 2 == 0 ? SceneColor.Rgb(25, 70, 40) : SceneColor.Glow(60, 235, 120));
    }
}
