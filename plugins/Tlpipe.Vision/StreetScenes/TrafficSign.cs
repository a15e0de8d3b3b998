namespace Tlpipe.Vision.StreetScenes;

/// <summary>A traffic sign on its pole.</summary>
internal sealed record TrafficSign(int X, int Z, SignKind Kind, int Middle, int Radius, int Wear, int Digits) : SceneObject(X, Z)
{
    private static readonly uint Pole = SceneColor.Rgb(125, 128, 132);

    private uint Red => Worn(SceneColor.Rgb(200, 25, 30));

    private uint White => Worn(SceneColor.Rgb(245, 245, 240));

    private uint Blue => Worn(SceneColor.Rgb(25, 75, 175));

    private uint Black => Worn(SceneColor.Rgb(20, 20, 22));

    /// <inheritdoc/>
    public override int HalfWidth => Radius;

    /// <inheritdoc/>
    public override void Paint(SceneBillboard board)
    {
        board.Box(-45, 0, 45, Middle, Pole);
        switch (Kind)
        {
            case SignKind.Stop: PaintStop(board); break;
            case SignKind.Yield: PaintYield(board); break;
            case SignKind.SpeedLimit: PaintSpeedLimit(board); break;
            case SignKind.NoEntry: PaintNoEntry(board); break;
            case SignKind.Crossing: PaintCrossing(board); break;
            default: PaintParking(board); break;
        }
    }

    private void PaintStop(SceneBillboard board)
    {
        Octagon(board, Radius, White);
        Octagon(board, Radius * 92 / 100, Red);
        // Four letters, too small to read.
        for (var letter = 0; letter < 4; letter++)
        {
            var left = Radius * (-68 + 35 * letter) / 100;
            Box(board, left, -Radius * 28 / 100, left + Radius * 24 / 100, Radius * 28 / 100, White);
            Box(board, left + Radius * 8 / 100, -Radius * (letter % 2 == 0 ? 10 : 28) / 100, left + Radius * 16 / 100, Radius * 12 / 100, Red);
        }
    }

    private void PaintYield(SceneBillboard board)
    {
        DownwardTriangle(board, Radius, Red);
        DownwardTriangle(board, Radius * 58 / 100, White);
    }

    private void PaintSpeedLimit(SceneBillboard board)
    {
        board.Ellipse(0, Middle, Radius, Radius, Red);
        board.Ellipse(0, Middle, Radius * 74 / 100, Radius * 74 / 100, White);
        Digit(board, -Radius * 52 / 100, Digits);
        Digit(board, Radius * 8 / 100, 0);
    }

    private void PaintNoEntry(SceneBillboard board)
    {
        board.Ellipse(0, Middle, Radius, Radius, Red);
        Box(board, -Radius * 72 / 100, -Radius * 18 / 100, Radius * 72 / 100, Radius * 18 / 100, White);
    }

    private void PaintCrossing(SceneBillboard board)
    {
        Box(board, -Radius * 90 / 100, -Radius * 90 / 100, Radius * 90 / 100, Radius * 90 / 100, Blue);
        board.Convex([new(-Radius * 78 / 100, Middle - Radius * 68 / 100), new(Radius * 78 / 100, Middle - Radius * 68 / 100), new(0, Middle + Radius * 76 / 100)], White);
        board.Ellipse(0, Middle + Radius * 14 / 100, Radius * 11 / 100, Radius * 11 / 100, Black);
        board.Trapezoid(Middle - Radius * 62 / 100, -Radius * 30 / 100, Radius * 30 / 100, Middle + Radius * 4 / 100, -Radius * 8 / 100, Radius * 8 / 100, Black);
    }

    private void PaintParking(SceneBillboard board)
    {
        Box(board, -Radius * 90 / 100, -Radius * 90 / 100, Radius * 90 / 100, Radius * 90 / 100, Blue);
        board.Ellipse(Radius * 6 / 100, Middle + Radius * 24 / 100, Radius * 42 / 100, Radius * 42 / 100, White);
        Box(board, -Radius * 42 / 100, -Radius * 66 / 100, -Radius * 14 / 100, Radius * 66 / 100, White);
        board.Ellipse(Radius * 4 / 100, Middle + Radius * 24 / 100, Radius * 16 / 100, Radius * 16 / 100, Blue);
    }

    /// <summary>A digit in seven segments.</summary>
    private void Digit(SceneBillboard board, int left, int digit)
    {
        int width = Radius * 44 / 100, half = Radius * 42 / 100, line = Radius * 13 / 100;
        Box(board, left, -half, left + width, half, Black);
        Box(board, left + line, digit is 0 ? -half + line : line / 2, digit is 5 or 6 ? left + width : left + width - line, half - line, White);
        Box(board, digit is 3 or 5 or 7 ? left : left + line, -half + line, left + width - line, digit is 0 ? half - line : -line / 2, White);
    }

    private void Octagon(SceneBillboard board, int radius, uint color)
    {
        var near = radius * 41 / 100;
        board.Convex(
            [
                new(-near, Middle - radius), new(near, Middle - radius), new(radius, Middle - near), new(radius, Middle + near),
                new(near, Middle + radius), new(-near, Middle + radius), new(-radius, Middle + near), new(-radius, Middle - near),
            ], color);
    }

    private void DownwardTriangle(SceneBillboard board, int radius, uint color) => board.Convex(
        [new(-radius, Middle + radius * 62 / 100), new(radius, Middle + radius * 62 / 100), new(0, Middle - radius * 112 / 100)], color);

    private void Box(SceneBillboard board, int left, int bottom, int right, int top, uint color) =>
        board.Box(left, Middle + bottom, right, Middle + top, color);

    private uint Worn(uint color) => SceneColor.Blend(color, SceneColor.Rgb(150, 145, 140), Wear);
}
