using Microsoft.Extensions.DependencyInjection;
using Tlpipe.Abstractions;
using Tlpipe.Models.Tests.Predicting;

namespace Tlpipe.Models.Tests.Typed;

public sealed class Loading_typed_models : IDisposable
{
    private const string Remedy = "copy the model that was built with the application, or build the application again with this one";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Another_version_is_refused_in_one_line()
    {
        var folder = TinyModel.Write(_folder.Combine("model"), manifest => manifest with { Version = "1.1.0", Key = Digest.Of("other") });
        Insects.Contract = Insects.ContractFor(TinyModel.Write(_folder.Combine("compiled")));

        AssertRefused($"TLP4220: this is not the model that the application was compiled with: expected ants-vs-bees 1.0.0 (key {Digest.Of("key").Short}…), found ants-vs-bees 1.1.0 (key {Digest.Of("other").Short}…); {Remedy}", folder);
    }

    [Fact]
    public void The_same_version_with_another_byte_is_refused()
    {
        var folder = TinyModel.Write(_folder.Combine("model"));
        Insects.Contract = Insects.ContractFor(folder);
        var path = Path.Combine(folder, "model.json");
        var built = TinyModel.DigestOf(path);
        File.AppendAllText(path, "\n");

        AssertRefused($"TLP4220: this is not the model that the application was compiled with: expected ants-vs-bees 1.0.0 (key {Digest.Of("key").Short}…), found that version with other content (SHA-256 {TinyModel.DigestOf(path).Short}…, expected {built.Short}…); {Remedy}", folder);
    }

    [Fact]
    public void Labels_that_the_enum_does_not_have_are_refused()
    {
        var folder = TinyModel.Write(_folder.Combine("model"));
        var contract = Insects.ContractFor(folder);

        AssertTasks("its task 'insect' has other labels", contract.Tasks[0], contract.Tasks[1] with { Labels = ["bees", "ants"] }, contract.Tasks[2]);
        AssertTasks("its task 'insect' is of the kind Softmax, not Sigmoid", contract.Tasks[0], contract.Tasks[1] with { Kind = OutputKind.Sigmoid }, contract.Tasks[2]);
        AssertTasks("it has no task 'bug'", contract.Tasks[0], contract.Tasks[1] with { Name = "bug" }, contract.Tasks[2]);
        AssertTasks("it has 3 tasks, not 2", contract.Tasks[0], contract.Tasks[1]);

        void AssertTasks(string difference, params TaskContract[] tasks)
        {
            Insects.Contract = contract with { Tasks = tasks };
            AssertRefused($"TLP4221: this model does not fit the class that was generated for it: {difference}; {Remedy}", folder);
        }
    }

    [Fact]
    public void Without_a_folder_the_one_beside_the_application_is_taken()
    {
        Insects.Contract = Insects.ContractFor(TinyModel.Write(_folder.Combine("model"))) with { Folder = "models/absent" };

        Assert.Equal($"{Path.Combine(AppContext.BaseDirectory, "models/absent")}: error TLP4222: there is no model here, neither a folder nor a model.json; put ants-vs-bees 1.0.0 here, or give the folder where it is",
            Assert.Throws<DiagnosticException>(() => Insects.Load()).Message);
    }

    [Fact]
    public void A_container_shares_one_model_and_disposes_it()
    {
        var folder = TinyModel.Write(_folder.Combine("model"));
        var picture = PngFile.Write(_folder.Combine("light.png"), TinyModel.Size, TinyModel.Size, 230);
        Insects.Contract = Insects.ContractFor(folder);
        Insects model;
        using (var provider = new ServiceCollection().AddTlpipeModel<Insects>(folder, new PredictorOptions { BatchSize = 2 }).BuildServiceProvider())
        {
            model = provider.GetRequiredService<Insects>();
            Assert.Same(model, provider.GetRequiredService<Insects>());
            Assert.NotEmpty(model.Predict(picture).Insect.Text);
        }

        Assert.Throws<ObjectDisposedException>(() => model.Predict(picture));
    }

    private static void AssertRefused(string message, string folder) =>
        Assert.Equal($"{folder}/model.json: error {message}", Assert.Throws<DiagnosticException>(() => Insects.Load(folder)).Message);
}
