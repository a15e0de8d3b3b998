namespace Tlpipe.Torch;

public static partial class torch
{
    /// <summary>One place in an index: a number, a part, a new dimension, everything up to here, or positions in a tensor.</summary>
    public readonly struct TensorIndex
    {
        internal enum Kind { Integer, Slice, Ellipsis, Null, Tensor }

        internal Kind Type { get; private init; }
        internal long? Start { get; private init; }
        internal long? Stop { get; private init; }
        internal long Step { get; private init; }
        internal Tensor? Positions { get; private init; }

        /// <summary>All dimensions that no other place of the index speaks of.</summary>
        public static TensorIndex Ellipsis => new() { Type = Kind.Ellipsis };
        /// <summary>A new dimension of size 1.</summary>
        public static TensorIndex Null => new() { Type = Kind.Null };
        /// <summary>A whole dimension.</summary>
        public static TensorIndex Colon => Slice();

        /// <summary>One element; negative counts from the end.</summary>
        public static TensorIndex Single(long index) => new() { Type = Kind.Integer, Start = index };

        /// <summary>A part of a dimension.</summary>
        public static TensorIndex Slice(long? start = null, long? stop = null, long? step = null) =>
            new() { Type = Kind.Slice, Start = start, Stop = stop, Step = step ?? 1 };

        /// <summary>Positions (int64) or a mask (bool).</summary>
        public static TensorIndex Tensor(Tensor tensor) => new() { Type = Kind.Tensor, Positions = tensor };

        /// <summary>One element.</summary>
        public static implicit operator TensorIndex(long index) => Single(index);
        /// <summary>One element.</summary>
        public static implicit operator TensorIndex(int index) => Single(index);
        /// <summary>Positions or a mask.</summary>
        public static implicit operator TensorIndex(Tensor tensor) => Tensor(tensor);

        /// <summary>A part: <c>1..3</c>, <c>..^1</c>.</summary>
        public static implicit operator TensorIndex(Range range) =>
            Slice(Bound(range.Start), range.End.IsFromEnd && range.End.Value == 0 ? null : Bound(range.End));

        private static long Bound(Index index) => index.IsFromEnd ? -index.Value : index.Value;
    }
}
