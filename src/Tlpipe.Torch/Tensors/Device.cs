namespace Tlpipe.Torch;

/// <summary>Where tensors live, with libtorch's numbers.</summary>
public enum DeviceType
{
    /// <summary>Main memory.</summary>
    CPU = 0,
    /// <summary>An NVIDIA (or, in ROCm builds, AMD) accelerator.</summary>
    CUDA = 1,
    /// <summary>Nowhere: shape and type without data, and without libtorch.</summary>
    META = 14,
}

public static partial class torch
{
    /// <summary>A device: its type and, for accelerators, its number (-1: the current one).</summary>
    public sealed record Device(DeviceType type, int index = -1)
    {
        internal long Packed => ((long)type << 8) | (byte)(index + 1);

        internal static Device FromPacked(int packed) => new((DeviceType)(packed >> 8), (packed & 0xff) - 1);

        /// <summary><c>cpu</c>, <c>cuda:0</c>, <c>meta</c></summary>
        public override string ToString()
        {
            var name = type switch { DeviceType.CPU => "cpu", DeviceType.CUDA => "cuda", _ => "meta" };
            return index < 0 ? name : $"{name}:{index}";
        }

        /// <summary>A device from its name: <c>"cuda:0"</c>.</summary>
        public static implicit operator Device(string name) => device(name);
    }

    /// <summary>Main memory.</summary>
    public static Device CPU { get; } = new(DeviceType.CPU);
    /// <summary>The current accelerator.</summary>
    public static Device CUDA { get; } = new(DeviceType.CUDA);
    /// <summary>No memory at all: see <see cref="device_scope"/>.</summary>
    public static Device META { get; } = new(DeviceType.META);

    /// <summary>A device by its name: <c>cpu</c>, <c>cuda</c>, <c>cuda:1</c>, <c>meta</c>.</summary>
    /// <exception cref="ArgumentException">There is no device of that name.</exception>
    public static Device device(string name)
    {
        var parts = name.Split(':');
        DeviceType? type = parts[0] switch { "cpu" => DeviceType.CPU, "cuda" => DeviceType.CUDA, "meta" => DeviceType.META, _ => null };
        var index = -1;
        if (type is null || parts.Length > 2 || (parts.Length == 2 && !int.TryParse(parts[1], out index)))
            throw new ArgumentException($"there is no device '{name}'; use cpu, cuda, cuda:0 or meta", nameof(name));
        return new(type.Value, index);
    }

    /// <summary>A device by its type.</summary>
    public static Device device(DeviceType type, int index = -1) => new(type, index);

    private static readonly AsyncLocal<Device?> s_device = new();

    /// <summary>The device on which tensors are made where none is named.</summary>
    internal static Device? DefaultDevice => s_device.Value;

    /// <summary>
    /// Makes tensors on <paramref name="device"/> wherever none is named, until the result is disposed; PyTorch's <c>with torch.device(…)</c>.
    /// On <see cref="META"/> tensors have a shape and a type but no data, and libtorch is not even loaded.
    /// </summary>
    public static IDisposable device_scope(Device device)
    {
        var previous = s_device.Value;
        s_device.Value = device;
        return new Restore(() => s_device.Value = previous);
    }

    /// <summary>Does something once, when disposed.</summary>
    private sealed class Restore(Action restore) : IDisposable
    {
        private Action? _restore = restore;

        public void Dispose() => Interlocked.Exchange(ref _restore, null)?.Invoke();
    }
}
