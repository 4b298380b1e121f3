package dev.fleetsh.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CleanTest {
    @Test
    void escapeSequencesGoAsAWhole() {
        assertThat(Clean.text("a\u001b[1;31mb\u001b[0mc")).isEqualTo("abc");
        assertThat(Clean.text("a\u001b]0;title\u0007b")).isEqualTo("ab");
        assertThat(Clean.text("a\u001b]8;;http://x\u001b\\b")).isEqualTo("ab");
        assertThat(Clean.text("a\u009b2Jb")).isEqualTo("ab");
        assertThat(Clean.text("a\u009dtitle\u009cb")).isEqualTo("ab");
        assertThat(Clean.text("a\u001bPq#0\u001b\\b")).isEqualTo("ab");
        assertThat(Clean.text("a\u001bcb\u001b(0c")).isEqualTo("abc");
        assertThat(Clean.text("a\u001b")).isEqualTo("a");
        assertThat(Clean.text("\u001b\u001b[31m[31mx")).isEqualTo("[31mx");
    }

    @Test
    void escapeSequencesWhoseFirstCharacterWasReplacedGoToo() {
        assertThat(Clean.text("\ufffd[31mred\ufffd[0m")).isEqualTo("red");
        assertThat(Clean.text("a\ufffd[1;31mb\ufffd[2Jc")).isEqualTo("abc");
        assertThat(Clean.text("a\ufffdb [31m \ufffd[")).isEqualTo("a\ufffdb [31m \ufffd[");
    }

    @Test
    void controlAndFormatCharactersGo() {
        StringBuilder all = new StringBuilder();
        for (int c = 0; c < 0xA0; c++) {
            if (c != 0x1b && (c < 0x90 || c == 0x91)) {
                all.append((char) c);
            }
        }
        assertThat(Clean.text(all.toString())).doesNotContainPattern("[\\x00-\\x1f\\x7f-\\x9f]");
        assertThat(Clean.text("a\u202eb\u2066c\u200fd\u061ce")).isEqualTo("abcde");
        assertThat(Clean.text("a\u2028b\u2029c\ufeffd\u00ade")).isEqualTo("abcde");
        assertThat(Clean.text("a\r\nb\tc")).isEqualTo("a  b c");
        assertThat(Clean.text("\ud83d")).isEqualTo("\ufffd");
    }

    @Test
    void whatPeopleWriteStays() {
        assertThat(Clean.text("数据库 été العربية 👩‍💻 · …")).isEqualTo("数据库 été العربية 👩‍💻 · …");
    }

    @ParameterizedTest
    @CsvSource({
        "abc, 3",
        "数据库, 6",
        "é, 1",
        "e\u0301, 1",
        "🚀, 2",
        "👩‍💻, 2",
        "👍🏽, 2",
        "ﾊﾝ, 2",
        "ハン, 4",
        "…, 1",
        "▇, 1",
        "한국, 4"
    })
    void widthsAreThoseOfATerminal(String text, int columns) {
        assertThat(Columns.of(text)).isEqualTo(columns);
    }

    @Test
    void cuttingNeverGoesThroughACharacter() {
        assertThat(Columns.cut("数据库", 4)).isEqualTo("数…");
        assertThat(Columns.cut("ab👩‍💻cd", 4)).isEqualTo("ab…");
        assertThat(Columns.cut("e\u0301e\u0301e\u0301", 2)).isEqualTo("e\u0301…");
        assertThat(Columns.cut("abc", 3)).isEqualTo("abc");
    }

    @ParameterizedTest
    @CsvSource({
        "0, just now",
        "41, 41 s ago",
        "59, 59 s ago",
        "89, 1 min ago",
        "7199, 119 min ago",
        "180, 3 min ago",
        "7200, 2 h ago",
        "432000, 5 days ago",
        "-5, just now"
    })
    void agesAreWords(int seconds, String words) {
        var now = java.time.Instant.parse("2026-11-23T12:00:00Z");
        assertThat(new Ages(now).ago(now.minusSeconds(seconds))).isEqualTo(words);
    }
}
