package dev.rlmworkbench.text.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The keeper of the lighthouse has not seen any of the boats since May. | ENGLISH",
                "Der Wärter hat seit dem Mai keines der Boote gesehen, und er ist nicht allein. | GERMAN",
                "Le gardien du phare n'a pas vu les bateaux depuis le mois de mai, et il est seul. | FRENCH",
                "El guarda del faro no ha visto los barcos desde mayo, y está solo con su perro. | SPANISH",
                "Il guardiano del faro non ha visto le barche da maggio, ed è solo con il suo cane. | ITALIAN",
                "O guarda do farol não viu os barcos desde maio, e está só com o seu cão. | PORTUGUESE",
                "De wachter van de toren heeft de boten sinds mei niet meer gezien, en hij is alleen. | DUTCH",
                "Fyrvaktaren har inte sett båtarna sedan maj, och han är ensam med sin hund. | SWEDISH",
                "Fyrpasseren har ikke set bådene siden maj, og han er alene med sin hund af god race. | DANISH",
                "Fyrvokteren har ikke sett båtene siden mai, og han er alene med hunden sin etter i dag. | NORWEGIAN",
                "Смотритель маяка не видел лодки с мая, и он был там один со своей собакой. | RUSSIAN",
                "Fener bekçisi mayıstan beri tekneleri görmedi, köpeğiyle yalnız yaşıyor, çok üzgün. | OTHER",
                "灯台守は五月から船を見ていない。 | OTHER",
                "time=12:04 level=warn pump=7 state=stalled host=alpha | ENGLISH",
                "'' | ENGLISH",
            })
    void aTextIsOfTheLanguageWhoseCommonWordsItHas(String text, Language language) {
        assertEquals(language, Language.of(text));
    }

    @Test
    void theWholeTextCounts() {
        var licence = "This book is free, and you can do with it what you want. ".repeat(20);
        var german = "Der Wärter hat seit dem Mai keines der Boote gesehen, und er ist nicht allein. ".repeat(2_000);

        assertEquals(Language.GERMAN, Language.of(licence + german));
    }

    @Test
    void wordsOfQuestionsAreTooCommonToLookFor() {
        assertTrue(Language.ENGLISH.isStopWord("what"));
        assertFalse(Language.ENGLISH.isStopWord("boat"));
        assertFalse(Language.OTHER.isStopWord("the"));
    }
}
