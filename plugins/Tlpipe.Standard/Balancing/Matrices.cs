namespace Tlpipe.Standard.Balancing;

/// <summary>Small dense matrices, a row and a column for each task.</summary>
internal static class Matrices
{
    /// <summary>Matrix times vector.</summary>
    public static double[] Times(double[,] matrix, IReadOnlyList<double> vector)
    {
        var product = new double[vector.Count];
        for (var i = 0; i < product.Length; i++)
            for (var j = 0; j < product.Length; j++) product[i] += matrix[i, j] * vector[j];
        return product;
    }

    /// <summary>Inner product.</summary>
    public static double Dot(IReadOnlyList<double> left, IReadOnlyList<double> right)
    {
        var sum = 0.0;
        for (var i = 0; i < left.Count; i++) sum += left[i] * right[i];
        return sum;
    }

    /// <summary>The same matrix with another scale for each row and column: <c>m[i, j] / (scales[i] * scales[j])</c>.</summary>
    public static double[,] Scaled(double[,] matrix, IReadOnlyList<double> scales)
    {
        var scaled = new double[scales.Count, scales.Count];
        for (var i = 0; i < scales.Count; i++)
            for (var j = 0; j < scales.Count; j++) scaled[i, j] = matrix[i, j] / (scales[i] * scales[j]);
        return scaled;
    }

    /// <summary>The largest entry of the diagonal.</summary>
    public static double LargestDiagonal(double[,] matrix) => Enumerable.Range(0, matrix.GetLength(0)).Max(i => matrix[i, i]);

    /// <summary>The solution of <c>matrix * x = right</c> by elimination with pivots; <see langword="null"/> where a pivot is at most <paramref name="smallest"/>.</summary>
    public static double[]? Solve(double[,] matrix, IReadOnlyList<double> right, double smallest)
    {
        var count = right.Count;
        var (a, x) = ((double[,])matrix.Clone(), right.ToArray());
        for (var column = 0; column < count; column++)
        {
            var pivot = Enumerable.Range(column, count - column).MaxBy(row => Math.Abs(a[row, column]));
            if (!(Math.Abs(a[pivot, column]) > smallest)) return null;
            for (var k = 0; k < count; k++) (a[column, k], a[pivot, k]) = (a[pivot, k], a[column, k]);
            (x[column], x[pivot]) = (x[pivot], x[column]);
            for (var row = column + 1; row < count; row++)
            {
                var factor = a[row, column] / a[column, column];
                for (var k = column; k < count; k++) a[row, k] -= factor * a[column, k];
                x[row] -= factor * x[column];
            }
        }

        for (var row = count - 1; row >= 0; row--)
        {
            for (var k = row + 1; k < count; k++) x[row] -= a[row, k] * x[k];
            x[row] /= a[row, row];
        }

        return x;
    }
}
