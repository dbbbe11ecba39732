package dev.featurestore.provider.utility.random;

import dev.featurestore.provider.tenancy.ServiceException;
import dev.featurestore.provider.utility.kind.ArgumentValues;
import dev.featurestore.provider.utility.kind.Draft;
import dev.featurestore.provider.utility.kind.ResourceKind;
import dev.featurestore.provider.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A name of readable words: adverbs, an adjective and an animal. */
final class RandomPet implements ResourceKind {

    private static final List<String> ADVERBS = List.of(
            "boldly brightly calmly clearly deeply finely fairly freely gently gladly happily kindly lightly loudly"
                    .split(" "));

    private static final List<String> ADJECTIVES = List.of(
            ("able amber brave bright busy calm clever cosmic eager early fair fast fine fresh gentle golden grand great"
                            + " happy honest keen kind large light lively lucky merry modern noble polite prime proud quick"
                            + " quiet rapid ready sharp shining smart solid steady strong sunny swift warm wise")
                    .split(" "));

    private static final List<String> ANIMALS = List.of(
            ("ant badger bat bear beaver bee bison bobcat camel cat cobra cod crab crane deer dog dolphin dove duck eagle"
                            + " eel elk falcon finch fox frog gecko goat goose hare hawk heron horse ibex jay koala lark"
                            + " lemur lion lizard llama lynx mole moose moth mule newt orca osprey otter owl ox panda"
                            + " parrot pig pony puma quail rabbit ram raven robin salmon seal shark sheep skunk sloth"
                            + " snail swan tiger toad trout turtle viper walrus whale wolf wombat yak zebra")
                    .split(" "));

    @Override
    public Value.Structure create(Value.Structure planned) throws ServiceException {
        ArgumentValues values = new ArgumentValues(planned);
        Random random = Randomness.of("");
        int length = values.whole("length");
        List<String> words = new ArrayList<>();
        values.text("prefix").filter(prefix -> !prefix.isEmpty()).ifPresent(words::add);
        for (int i = length; i > 0; i--) {
            List<String> from = i == 1 ? ANIMALS : i == 2 ? ADJECTIVES : ADVERBS;
            words.add(from.get(random.nextInt(from.size())));
        }
        return Draft.of(planned)
                .set("id", String.join(values.textOrEmpty("separator"), words))
                .done();
    }
}
