namespace Tlpipe.Torch;

public static partial class torch
{
    /// <summary>Linear algebra, by LAPACK.</summary>
    public static class linalg
    {
        private static readonly Operator s_eigh = new("aten::linalg_eigh");

        /// <summary>Eigenvalues, ascending, and eigenvectors, as columns, of a symmetric matrix <c>[n, n]</c>.</summary>
        /// <param name="input">The matrix.</param>
        /// <param name="UPLO">Which triangle of it is read: <c>L</c> or <c>U</c>.</param>
        public static (Tensor, Tensor) eigh(Tensor input, char UPLO = 'L') => s_eigh.CallTwo(input, UPLO.ToString());
    }
}
