namespace Tlpipe.Pipeline.Comparing;

/// <summary>Student's t distribution with whole degrees of freedom, by its finite series (Abramowitz and Stegun, 26.7.3 and 26.7.4).</summary>
internal static class StudentT
{
    private const int Halvings = 60;

    /// <summary>The t that a share of the distribution lies within, to both sides of zero.</summary>
    /// <param name="share">The share, such as 0.95.</param>
    /// <param name="freedom">The degrees of freedom, 1 or more.</param>
    public static double TwoSided(double share, int freedom)
    {
        var (low, high) = (0.0, Math.PI / 2);
        for (var halving = 0; halving < Halvings; halving++)
        {
            var middle = (low + high) / 2;
            if (Within(middle, freedom) < share) low = middle;
            else high = middle;
        }

        return Math.Sqrt(freedom) * Math.Tan((low + high) / 2);
    }

    /// <summary>The share within <c>t = √freedom · tan(angle)</c>.</summary>
    private static double Within(double angle, int freedom)
    {
        var (sine, cosine, isOdd) = (Math.Sin(angle), Math.Cos(angle), freedom % 2 == 1);
        var (term, sum) = (isOdd ? cosine : 1.0, 0.0);
        for (var power = isOdd ? 3 : 2; power <= freedom; power += 2)
        {
            sum += term;
            term *= cosine * cosine * (power - 1) / power;
        }

        return isOdd ? (angle + (sine * sum)) * 2 / Math.PI : sine * sum;
    }
}
