namespace Tlpipe.Torch;

public static partial class torch
{
    public partial class Tensor
    {
        private static readonly Operator s_index = new("aten::index", "Tensor");
        private static readonly Operator s_indexPut = new("aten::index_put_");

        /// <summary>The part that an index names, as PyTorch reads it: a view, or a copy where positions or masks are tensors. Setting writes into the part.</summary>
        public Tensor this[params TensorIndex[] indices]
        {
            get
            {
                var (part, positions) = Narrow(indices);
                if (positions is null) return part;
                using (part) return s_index.Call(part, Argument.Optional(positions));
            }
            set
            {
                var (part, positions) = Narrow(indices);
                using var written = part;
                if (positions is null) written.copy_(value);
                else s_indexPut.CallVoid(written, Argument.Optional(positions), value);
            }
        }

        // Everything but tensors is a view; the tensors stay for index and index_put, one a dimension of that view.
        private (Tensor part, Tensor?[]? positions) Narrow(TensorIndex[] indices)
        {
            var named = indices.Sum(Dimensions);
            var current = alias();
            var positions = new List<Tensor?>();
            var at = 0L;
            foreach (var index in indices)
            {
                switch (index.Type)
                {
                    case TensorIndex.Kind.Ellipsis:
                        for (var i = dim() - named; i > 0; i--, at++) positions.Add(null);
                        continue;
                    case TensorIndex.Kind.Tensor:
                        positions.Add(index.Positions);
                        at += Dimensions(index);
                        continue;
                    case TensorIndex.Kind.Integer:
                        Replace(ref current, current.select(at, index.Start!.Value));
                        continue;
                    case TensorIndex.Kind.Null:
                        Replace(ref current, current.unsqueeze(at));
                        break;
                    default:
                        Replace(ref current, current.slice(at, index.Start, index.Stop, index.Step));
                        break;
                }
                positions.Add(null);
                at++;
            }
            return (current, positions.Exists(p => p is not null) ? [.. positions] : null);
        }

        // How many of the tensor's dimensions a place speaks of: a mask of as many as it has itself.
        private static long Dimensions(TensorIndex index) => index.Type switch
        {
            TensorIndex.Kind.Null or TensorIndex.Kind.Ellipsis => 0,
            TensorIndex.Kind.Tensor when index.Positions!.dtype == ScalarType.Bool => index.Positions.dim(),
            _ => 1,
        };

        private static void Replace(ref Tensor current, Tensor next)
        {
            current.Dispose();
            current = next;
        }
    }
}
