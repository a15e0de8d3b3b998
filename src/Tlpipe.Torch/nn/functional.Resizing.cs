namespace Tlpipe.Torch;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            private static readonly Operator s_pad = new("aten::pad");
            private static readonly Operator s_nearest = new("aten::upsample_nearest2d", "vec");
            private static readonly Operator s_bilinear = new("aten::upsample_bilinear2d", "vec");
            private static readonly Operator s_bicubic = new("aten::upsample_bicubic2d", "vec");
            private static readonly Operator s_bilinearAntialiased = new("aten::_upsample_bilinear2d_aa", "vec");
            private static readonly Operator s_bicubicAntialiased = new("aten::_upsample_bicubic2d_aa", "vec");

            /// <summary>Puts elements before and after dimensions, the last dimension first: <c>[left, right, top, bottom]</c>.</summary>
            public static Tensor pad(Tensor input, long[] pad, PaddingModes mode = PaddingModes.Constant, double value = 0) => mode switch
            {
                PaddingModes.Zeros => s_pad.Call(input, pad, "constant", 0.0),
                PaddingModes.Constant => s_pad.Call(input, pad, "constant", value),
                _ => s_pad.Call(input, pad, mode.ToString().ToLowerInvariant()),
            };

            /// <summary>Brings <c>[N, C, H, W]</c> to a size or by factors. Antialiased bilinear is what PIL does.</summary>
            /// <exception cref="ArgumentException">Neither size nor factors, or both; or nearest with antialiasing.</exception>
            public static Tensor interpolate(Tensor x, long[]? size = null, double[]? scale_factor = null, InterpolationMode mode = InterpolationMode.Nearest, bool align_corners = false, bool antialias = false)
            {
                if (size is null == scale_factor is null) throw new ArgumentException("interpolate takes either size or scale_factor", nameof(size));
                return (mode, antialias) switch
                {
                    (InterpolationMode.Nearest, false) => s_nearest.Call(x, size, scale_factor),
                    (InterpolationMode.Bilinear, false) => s_bilinear.Call(x, size, align_corners, scale_factor),
                    (InterpolationMode.Bicubic, false) => s_bicubic.Call(x, size, align_corners, scale_factor),
                    (InterpolationMode.Bilinear, true) => s_bilinearAntialiased.Call(x, size, align_corners, scale_factor),
                    (InterpolationMode.Bicubic, true) => s_bicubicAntialiased.Call(x, size, align_corners, scale_factor),
                    _ => throw new ArgumentException("antialiasing needs bilinear or bicubic interpolation", nameof(antialias)),
                };
            }
        }
    }
}
