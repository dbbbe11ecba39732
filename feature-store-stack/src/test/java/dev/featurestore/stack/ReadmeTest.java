package dev.featurestore.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.terraform.HclSyntaxException;
import dev.featurestore.terraform.Output;
import dev.featurestore.terraform.Variable;
import org.junit.jupiter.api.Test;

class ReadmeTest {

    private final String readme = StackSource.read("README.md");

    @Test
    void namesEveryVariableAndWhetherItIsRequired() throws HclSyntaxException {
        for (Variable variable : StackSource.module().variables()) {
            assertThat(readme).contains("| `" + variable.name() + "` | ");
            assertThat(readme.contains("| `" + variable.name() + "` | required |"))
                    .as(variable.name())
                    .isEqualTo(variable.required());
        }
    }

    @Test
    void namesEveryOutput() throws HclSyntaxException {
        assertThat(StackSource.module().outputs())
                .extracting(Output::name)
                .allSatisfy(name -> assertThat(readme).contains("`" + name + "`"));
    }

    @Test
    void saysThatThePasswordStandsInTheState() {
        assertThat(readme).contains("**the password stands in the stack's state**");
    }
}
