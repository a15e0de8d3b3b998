using static Tlpipe.Torch.torch;

namespace Tlpipe.Torch.Tests;

public sealed class Tensors_behave : IDisposable
{
    private static readonly long[] FirstAndThird = [0, 2];

    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void The_kernels_that_the_processor_chose_have_names() =>
        Assert.Matches(@"^oneDNN (built in|\d+), (OpenBLAS \w+|another BLAS)$", torch.get_kernel_libraries());

    [Fact]
    public void Every_element_type_goes_in_and_comes_out()
    {
        Assert.Equal([1.5f, -2], tensor(new[] { 1.5f, -2 }).ToArray<float>());
        Assert.Equal([1.5, -2], tensor(new[] { 1.5, -2 }).ToArray<double>());
        Assert.Equal([3L, -4], tensor(new[] { 3L, -4 }).ToArray<long>());
        Assert.Equal([3, -4], tensor(new[] { 3, -4 }).ToArray<int>());
        Assert.Equal([(short)3], tensor(new[] { (short)3 }).ToArray<short>());
        Assert.Equal([(sbyte)-3], tensor(new[] { (sbyte)-3 }).ToArray<sbyte>());
        Assert.Equal([(byte)250], tensor(new[] { (byte)250 }).ToArray<byte>());
        Assert.Equal([true, false], tensor(new[] { true, false }).ToArray<bool>());
    }

    [Fact]
    public void Arrays_of_any_rank_keep_their_shape()
    {
        var made = from_array(new[, ,] { { { 1f, 2, 3 }, { 4, 5, 6 } } });
        Assert.Equal([1, 2, 3], made.shape);
        Assert.Equal([1, 2, 3, 4, 5, 6], made.ToArray<float>());
        Assert.Equal("[1, 2, 3], type = Float32, device = cpu", made.ToString());
    }

    [Fact]
    public void Bytes_become_elements_and_elements_bytes()
    {
        var made = from_bytes([1, 0, 0, 0, 2, 0, 0, 0], [2, 1], int32);
        Assert.Equal([1, 2], made.ToArray<int>());
        Assert.Equal([1, 0, 0, 0, 2, 0, 0, 0], made.bytes.ToArray());
        made.data<int>()[0] = 7;
        Assert.Equal(7, made[0, 0].item<int>());
        Assert.Equal("torch.from_bytes: the shape needs 8 bytes, 3 were given",
            Assert.Throws<TorchException>(() => from_bytes([1, 2, 3], [2], int32)).Message);
    }

    [Fact]
    public void A_span_needs_the_right_type_and_order()
    {
        var matrix = arange(6).reshape(2, 3);
        Assert.Equal("the tensor has elements of type Int64, not Float32; convert it with to(Float32)",
            Assert.Throws<InvalidOperationException>(() => matrix.data<float>()).Message);
        Assert.Equal("the tensor does not lie in memory in row-major order; call contiguous() first",
            Assert.Throws<InvalidOperationException>(() => matrix.t().data<long>()).Message);
        Assert.Equal([0, 3, 1, 4, 2, 5], matrix.t().ToArray<long>());
    }

    [Fact]
    public void Indices_read_as_PyTorch_reads_them()
    {
        var t = arange(24).reshape(2, 3, 4);
        Assert.Equal([1, 2, 5, 6, 9, 10, 13, 14, 17, 18, 21, 22], t[TensorIndex.Ellipsis, 1..3].ToArray<long>());
        Assert.Equal([3, 11], t[0, tensor(FirstAndThird), ^1..].ToArray<long>());
        Assert.Equal([12, 14], t[1, 0, TensorIndex.Slice(step: 2)].ToArray<long>());
        Assert.Equal([2, 1, 3, 4], t[TensorIndex.Colon, TensorIndex.Null].shape);
        Assert.Equal([22, 23], t[t.gt(21)].ToArray<long>());
        Assert.Equal(23, t[-1, -1, -1].item<long>());
        Assert.Equal([22, 23], t[t.sum(2).gt(80), 2..].ToArray<long>());
        t[0, 0] = zeros([4], int64);
        t[t.gt(20)] = tensor(-1L);
        Assert.Equal([0, 0, 0, 0, 4], t.flatten()[..5].ToArray<long>());
        Assert.Equal([20, -1, -1, -1], t.flatten()[^4..].ToArray<long>());
    }

    [Fact]
    public void Numbers_and_tensors_mix()
    {
        var t = tensor(new[] { 1f, 2, 4 });
        Assert.Equal([0, 1, 3], (t - 1).ToArray<float>());
        Assert.Equal([0, -1, -3], (1 - t).ToArray<float>());
        Assert.Equal([2, 1, 0.5f], (2 / t).ToArray<float>());
        Assert.Equal([false, false, true], (t > 2).ToArray<bool>());
        Assert.Equal([true, true, false], (~(t > 2)).ToArray<bool>());
        Assert.Equal(2, (arange(3) + 1).topk(1).indexes.item<long>());
    }

    [Fact]
    public void Channels_last_changes_the_order_in_memory_only()
    {
        var picture = Samples.Wave([1, 3, 4, 5]);
        var last = picture.to(channels_last);
        Assert.Equal([60, 1, 15, 3], last.stride());
        Assert.False(last.is_contiguous());
        Assert.True(last.equal(picture));
        Assert.Equal(picture.ToArray<float>(), last.ToArray<float>());
    }

    [Fact]
    public void Conversions_give_new_owners_and_scalars_round_trip()
    {
        var t = tensor(2.75f);
        Assert.NotSame(t, t.to(float32));
        Assert.Equal(2, t.item<int>());
        Assert.Equal(2.75, t.to(float64).item<double>());
        Assert.True(t.item<bool>());
        Assert.Equal([0f, 0.5f, 1f], linspace(0, 1, 3).ToArray<float>());
        Assert.Equal(ScalarType.Int64, arange(3).dtype);
        Assert.Equal(ScalarType.Float32, arange(0, 1, 0.5).dtype);
    }

    [Fact]
    public void Parts_and_joins_fit_together()
    {
        var t = arange(10);
        Assert.Equal([4L, 4, 2], t.split(4).Select(p => p.numel()));
        Assert.True(cat(t.split([3, 7])).equal(t));
        Assert.True(stack(t.reshape(2, 5).unbind()).equal(t.reshape(2, 5)));
        Assert.True(where(t.lt(5), t, -t)[9].item<long>() == -9);
        Assert.True(einsum("i,i->", t, t).item<long>() == 285);
    }

    [Fact]
    public void Threads_and_build_are_told()
    {
        set_num_threads(2);
        Assert.Equal(2, get_num_threads());
        Assert.StartsWith("1.13", __version__, StringComparison.Ordinal);
        Assert.NotEqual("unknown", get_cpu_capability());
        Assert.False(cuda.is_available() && cuda.device_count() == 0);
        use_deterministic_algorithms(true);
        use_deterministic_algorithms(false);
    }

    [Fact]
    public void Devices_have_names()
    {
        Assert.Equal("cuda:1", device("cuda:1").ToString());
        Assert.Equal(new Device(DeviceType.CPU), device("cpu"));
        Assert.Equal("there is no device 'tpu'; use cpu, cuda, cuda:0 or meta (Parameter 'name')",
            Assert.Throws<ArgumentException>(() => device("tpu")).Message);
    }

    [Fact]
    public async Task Memory_is_kept_from_step_to_step_on_every_thread()
    {
        set_num_threads(1);
        await Task.Run(() =>
        {
            Use();
            var before = PageFaults();
            for (var i = 0; i < 10; i++) Use();
            Assert.InRange(PageFaults() - before, 0, 5_000);
        });

        // 32 MB and another 32 MB: 16 thousand pages a time, were they given back.
        static void Use()
        {
            using var made = ones(8, 1024, 1024);
            using var more = made + 1;
        }

        static long PageFaults() => long.Parse(File.ReadAllText("/proc/self/stat").Split(") ")[1].Split(' ')[7]);
    }
}
