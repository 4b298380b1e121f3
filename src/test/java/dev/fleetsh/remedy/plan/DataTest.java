package dev.fleetsh.remedy.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DataTest {
    @Test
    void numbersThatAreEqualAreEqualByEquals() {
        assertThat(Data.of(3)).isEqualTo(3L).isEqualTo(Data.of(3.0)).isEqualTo(Data.of(new BigDecimal("3.00")));
        assertThat(Data.of(0.5)).isEqualTo(Data.of(new BigDecimal("0.50")));
        assertThat(Data.of(new BigDecimal("1e40"))).isEqualTo(new BigDecimal("1e40"));
        assertThat(Data.of(Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void aCopyIsNotChangedByWhoGaveIt() {
        List<Object> inner = new ArrayList<>(List.of("a"));
        Map<String, Object> map = new HashMap<>(Map.of("list", inner));
        Object copy = Data.of(map);
        inner.add("b");
        map.put("more", 1);
        assertThat(copy).isEqualTo(Map.of("list", List.of("a")));
        assertThatThrownBy(() -> ((Map<?, ?>) copy).clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void copyingTwiceChangesNothing() {
        AnyData any = new AnyData(1);
        for (int i = 0; i < 2000; i++) {
            Object once = Data.of(any.value(4));
            assertThat(Data.of(once)).isEqualTo(once);
            assertThat(Data.same(once, Data.sorted(once))).isTrue();
        }
    }

    @Test
    void theOrderOfListsDoesNotCountWhereAwsPromisesNone() {
        AnyData any = new AnyData(2);
        for (int i = 0; i < 500; i++) {
            List<@Nullable Object> list = new ArrayList<>();
            for (int n = 0; n < 5; n++) {
                list.add(any.value(2));
            }
            Object one = Data.of(Map.of("a", list));
            List<@Nullable Object> other = new ArrayList<>(list);
            Collections.reverse(other);
            assertThat(Data.same(one, Map.of("a", other))).isTrue();
            other.set(0, "another");
            assertThat(Data.same(one, Map.of("a", other))).isFalse();
        }
        assertThat(Data.same(List.of("a", "a", "b"), List.of("a", "b", "b"))).isFalse();
        assertThat(Data.same(List.of(), Map.of())).isFalse();
    }

    @Test
    void whatJsonDoesNotHaveIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Data.of(new Object()));
        assertThatIllegalArgumentException().isThrownBy(() -> Data.of(Double.NaN));
        Map<Object, Object> twice = new HashMap<>();
        twice.put("1", "text");
        twice.put(1, "number");
        assertThatIllegalArgumentException().isThrownBy(() -> Data.of(twice)).withMessageContaining("twice");
    }
}
