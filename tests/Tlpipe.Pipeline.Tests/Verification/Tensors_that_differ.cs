using Tlpipe.Pipeline.Artifacts;
using Tlpipe.Pipeline.Verification;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Pipeline.Tests.Verification;

public sealed class Tensors_that_differ : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void The_first_one_is_told_with_how_much_of_it_differs()
    {
        var locked = Save("locked", ("a", [1f, 2f, 3f, 4f]), ("b", [0f, 0f]));

        Assert.Null(TensorDifference.First(locked, Save("same", ("a", [1f, 2f, 3f, 4f]), ("b", [0f, 0f]))));
        Assert.Equal(
            "the tensor a float32 [4]: 2 of its 4 numbers differ, by at most 0.5",
            TensorDifference.First(locked, Save("other", ("a", [1f, 2.5f, 2.75f, 4f]), ("b", [1f, 0f]))));
        Assert.Equal("the tensor b float32 [2]: 1 of its 2 numbers differ, by at most 0", TensorDifference.First(locked, Save("sign", ("a", [1f, 2f, 3f, 4f]), ("b", [-0f, 0f]))));
        Assert.Equal("the tensor b float32 [3], which the locked weights have as b float32 [2]", TensorDifference.First(locked, Save("longer", ("a", [1f, 2f, 3f, 4f]), ("b", [0f, 0f, 0f]))));
        Assert.Equal("the tensor b float32 [2], which is missing", TensorDifference.First(locked, Save("less", ("a", [1f, 2f, 3f, 4f]))));
        Assert.Equal("the tensor b float32 [2], which the locked weights have not", TensorDifference.First(Save("few", ("a", [1f, 2f, 3f, 4f])), locked));
    }

    public void Dispose() => _folder.Dispose();

    private string Save(string name, params (string Name, float[] Values)[] tensors)
    {
        using var scope = NewDisposeScope();
        var path = _folder.Combine(name + ".safetensors");
        TensorFile.Save(path, tensors.ToDictionary(entry => entry.Name, entry => tensor(entry.Values)), new Dictionary<string, string>());
        return path;
    }
}
